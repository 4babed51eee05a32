// Somebody at the keyboard: userEvent, but for words, which come as from an input method.
import { userEvent, type UserEvent } from "@testing-library/user-event";

/**
 * As userEvent.setup(), but what is typed arrives word by word between keys such as {Enter}, as Chinese does from an input method: a page is
 * drawn anew for each letter otherwise, which was a third of the editor's tests in a profile. `keyboard` presses key by key.
 */
export function atTheDesk(): UserEvent {
  const user = userEvent.setup();
  const type: UserEvent["type"] = async (element, text, options) => {
    if (options || /\{\{|\[\[|\{\w+[>/]/.test(text)) return user.type(element, text, options);
    await user.click(element);
    for (const part of text.split(/(\{[^}]*\}|\[[^\]]*\])/)) {
      if (/^[{[]/.test(part)) await user.keyboard(part);
      else if (part !== "") await user.paste(part);
    }
  };
  return { ...user, type };
}
