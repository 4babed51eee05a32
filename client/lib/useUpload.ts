// Sends a file as the body of a call, with progress (fetch cannot report it) and cancel.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { buildCall } from "../../shared/contract/call.ts";
import { absoluteUrl, ApiError, endpointOf, type InputOf, type OutputOf, readFailure, type UploadName } from "./api.ts";
import { refetchChanges } from "./queries.ts";

interface Upload<N extends UploadName> {
  file: Blob;
  input: InputOf<N>;
}

export function useUpload<N extends UploadName>(name: N) {
  const client = useQueryClient();
  const [progress, setProgress] = useState(0);
  const request = useRef<XMLHttpRequest | null>(null);
  const mutation = useMutation<OutputOf<N>, ApiError, Upload<N>>({
    mutationKey: [name],
    mutationFn: ({ file, input }) =>
      new Promise((resolve, reject) => {
        const endpoint = endpointOf(name);
        const xhr = new XMLHttpRequest();
        request.current = xhr;
        setProgress(0);
        xhr.open(endpoint.method, absoluteUrl(buildCall(endpoint, input as object).url));
        xhr.setRequestHeader("Content-Type", "application/octet-stream");
        xhr.upload.addEventListener("progress", (e) => e.lengthComputable && setProgress(e.loaded / e.total));
        xhr.addEventListener("load", () =>
          xhr.status < 300 ? resolve(JSON.parse(xhr.responseText) as OutputOf<N>) : reject(readFailure(xhr.status, xhr.responseText)),
        );
        xhr.addEventListener("error", () => reject(new ApiError("offline", "upload failed")));
        xhr.addEventListener("abort", () => reject(new ApiError("cancelled", "upload cancelled")));
        xhr.send(file);
      }),
    onSuccess: () => refetchChanges(client, name),
  });
  /** `progress` is 0–1 of the bytes sent; the server may still be reading after 1. */
  return { ...mutation, progress, cancel: () => request.current?.abort() };
}
