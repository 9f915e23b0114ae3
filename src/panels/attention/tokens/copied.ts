/** Copying chips copies their text: as the tokenizer decodes it, not as the screen spells it. */
import { type RefObject, useEffect, useRef } from 'react';

/** @param textOf the text of the tokens from … to, both included; null where there is none */
export function useCopiedText(list: RefObject<HTMLElement | null>, textOf: (from: number, to: number) => string | null): void {
  const latest = useRef(textOf);
  useEffect(() => {
    latest.current = textOf;
  });
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      const chosen = list.current && chosenTokens(list.current, document.getSelection());
      const text = chosen && latest.current(...chosen);
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    // A selection belongs to no element, so that browsers tell different ones of it.
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [list]);
}

/** The first and the last token of a selection that lies within the list, whose hidden tokens are between them; null for any other. */
function chosenTokens(list: HTMLElement, selection: Selection | null): readonly [from: number, to: number] | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!list.contains(range.commonAncestorContainer)) return null;
  const tokens = [...list.querySelectorAll<HTMLElement>('[data-token]')]
    .filter((chip) => touches(range, chip))
    .map((chip) => Number(chip.dataset['token']));
  const [from, to] = [tokens[0], tokens.at(-1)];
  return from === undefined || to === undefined ? null : [from, to];
}

/** Whether any of a chip's text is in the range: one that it only reaches the edge of is not. */
function touches(range: Range, chip: HTMLElement): boolean {
  const whole = document.createRange();
  whole.selectNodeContents(chip);
  const text = chip.firstChild ?? chip;
  const length = text.textContent?.length ?? 0;
  whole.setStart(text, 0);
  whole.setEnd(text, length);
  return range.compareBoundaryPoints(Range.END_TO_START, whole) < 0 && range.compareBoundaryPoints(Range.START_TO_END, whole) > 0;
}
