// Loading, empty, failed, under way.
import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../lib/api.ts";
import { Row } from "../ui/list/Row.tsx";
import { EmptyHint, NoMatch, OtherWay } from "../ui/state/EmptyHint.tsx";
import { Boundary, ErrorLine, ErrorText } from "../ui/state/ErrorText.tsx";
import { JobLine, JobRing } from "../ui/state/Job.tsx";
import { Skeleton, StateView } from "../ui/state/StateView.tsx";
import { KindSection, GalleryPart, Stage, State } from "./Part.tsx";

const offline = new ApiError("offline", "");
const nothing = (): void => {};

/** A query as it is in one of its states. */
const query = (data: string[] | undefined, more: { isFetching?: boolean; error?: unknown } = {}) => ({
  data,
  isPending: data === undefined,
  isFetching: false,
  error: null,
  refetch: nothing,
  ...more,
});

export function StateParts() {
  const { t } = useTranslation();
  const what = t("gallery.sample.what");
  const rows = [t("gallery.sample.entry"), t("gallery.sample.entryOther")];
  const view = (now: ReturnType<typeof query>) => (
    <Stage>
      <StateView query={now} what={what} rows={2} count={(all) => all.length} empty={<EmptyHint small title={t("common.state.none")} />}>
        {(all) => all.map((row) => <Row key={row}>{row}</Row>)}
      </StateView>
    </Stage>
  );
  return (
    <KindSection kind="state">
      <GalleryPart name="StateView" file="state/StateView.tsx" what={t("gallery.what.stateView")}>
        <State name={t("gallery.on.loading")}>{view(query(undefined))}</State>
        <State name={t("gallery.on.empty")}>{view(query([]))}</State>
        <State name={t("gallery.on.failed")}>{view(query(undefined, { error: offline }))}</State>
        <State name={t("gallery.on.full")}>{view(query(rows))}</State>
        <State name={t("gallery.on.again")}>{view(query(rows, { isFetching: true }))}</State>
      </GalleryPart>
      <GalleryPart name="Skeleton" file="state/StateView.tsx" what={t("gallery.what.stateView")}>
        <State name={t("gallery.on.loading")}>
          <Skeleton what={what} rows={3} height={36} />
        </State>
      </GalleryPart>
      <GalleryPart name="EmptyHint, NoMatch, OtherWay" file="state/EmptyHint.tsx" what={t("gallery.what.empty")}>
        <State name={t("gallery.on.large")}>
          <EmptyHint title={t("gallery.sample.title")} line={t("gallery.what.empty")}>
            <Button variant="filled">{t("gallery.sample.open")}</Button>
          </EmptyHint>
        </State>
        <State name={t("gallery.on.panel")}>
          <EmptyHint small title={t("gallery.sample.title")} line={t("gallery.what.empty")} />
        </State>
        <State name={t("gallery.on.noMatch")}>
          <NoMatch onClear={nothing} />
        </State>
        <State name={t("gallery.on.otherWay")}>
          <OtherWay icon={<IconFileImport size={16} aria-hidden />} title={t("gallery.sample.job")} line={t("gallery.what.empty")}>
            <Button size="sm">{t("gallery.sample.open")}</Button>
          </OtherWay>
        </State>
      </GalleryPart>
      <GalleryPart name="ErrorText, ErrorLine" file="state/ErrorText.tsx" what={t("gallery.what.error")}>
        <State name={t("gallery.on.block")}>
          <ErrorText what={t("common.state.failed", { what })} error={offline} kept={t("common.state.crashedKept")} onRetry={nothing} />
        </State>
        <State name={t("gallery.on.line")}>
          <ErrorLine error={new ApiError("conflict", "")} />
        </State>
      </GalleryPart>
      <GalleryPart name="Boundary" file="state/ErrorText.tsx" what={t("gallery.what.boundary")}>
        <State name={t("gallery.on.whole")}>
          <Boundary>
            <Breakable />
          </Boundary>
        </State>
      </GalleryPart>
      <GalleryPart name="JobRing, JobLine" file="state/Job.tsx" what={t("gallery.what.job")}>
        <State name={t("gallery.on.ring")} side>
          <JobRing done={0} total={10} />
          <JobRing done={6} total={10} />
        </State>
        <State name={t("gallery.on.unknown")} side>
          <JobRing done={0} total={0} />
        </State>
        <State name={t("gallery.on.running")}>
          <JobLine label={t("gallery.sample.job")} done={1512} total={4200} onCancel={nothing} />
        </State>
      </GalleryPart>
    </KindSection>
  );
}

function Breakable() {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  if (broken) throw new Error("broken in the gallery");
  return (
    <div className="row">
      {t("gallery.sample.fixed")}
      <Button size="xs" variant="subtle" onClick={() => setBroken(true)}>
        {t("gallery.sample.break")}
      </Button>
    </div>
  );
}
