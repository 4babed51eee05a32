// Signing in with the account an admin gave.
import { PasswordInput, TextInput } from "@mantine/core";
import { Navigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../lib/session.ts";
import { useCommand } from "../lib/queries.ts";
import { ErrorLine } from "../ui/state/ErrorText.tsx";
import { FormButton } from "../ui/form/PrimaryButton.tsx";
import { Welcome } from "../ui/page/Welcome.tsx";

export function SignInScreen() {
  const { t } = useTranslation();
  const { back } = useSearch({ from: "/sign-in" });
  const signedIn = useSession().data?.user != null;
  const signIn = useCommand("signIn");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const missing = signIn.isIdle ? null : t("setup.required");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate({ name, password });
  };
  if (signedIn) return <Navigate to={back ?? "/"} replace />;
  return (
    <Welcome>
      <form onSubmit={submit} className="stack" style={{ gap: 20 }} noValidate>
        <div>
          <h1 className="xl">{t("setup.signIn.title")}</h1>
          <p className="text-2">{t("setup.signIn.line")}</p>
        </div>
        <TextInput
          size="lg"
          label={t("setup.name")}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          autoComplete="username"
          autoFocus
          error={name === "" && missing}
        />
        <PasswordInput
          size="lg"
          label={t("setup.password")}
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": t("common.password.show"), tabIndex: 0 }}
          error={password === "" && missing}
        />
        <ErrorLine error={name !== "" && password !== "" ? signIn.error : null} />
        <FormButton busy={signIn.isPending}>{t("setup.signIn.submit")}</FormButton>
      </form>
    </Welcome>
  );
}
