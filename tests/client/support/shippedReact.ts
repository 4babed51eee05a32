// React as it is shipped has no act, by which the testing library draws at once what an event or a call has changed: flushSync does the same.
import React from "react";
import { flushSync } from "react-dom";

Object.assign(React, { act: <T>(work: () => T): T => flushSync(work) });
