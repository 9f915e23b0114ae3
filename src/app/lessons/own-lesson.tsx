/** A lesson from its author: a file that is chosen, or an address that a link names and the visitor agrees to fetch. */
import { useState } from 'react';
import button from '../../panels/kit/button.module.css';
import { useDisplay, useKeepsake } from '../../store/react';
import { wordsOf } from '../../words';
import { messageOf } from '../../words/message-of';
import { runAction } from '../../store/actions';

const say = wordsOf('lessons').own;

export function OwnLesson() {
  const keepsake = useKeepsake();
  const offered = useDisplay((display) => display.offeredLesson);
  const [wrong, setWrong] = useState<string | null>(null);
  const open = (opened: Promise<unknown>): void => {
    setWrong(null);
    // The sheet says what is wrong, beside what was chosen.
    opened.catch((error: unknown) => {
      keepsake.display.setState({ failure: null });
      setWrong(messageOf(error));
    });
  };
  return (
    <section>
      <h3>{say.title}</h3>
      {offered !== null && (
        <p>
          {say.offered(hostOf(offered))}{' '}
          <button type="button" className={button.button} onClick={() => open(runAction(keepsake, 'lessonFrom', offered))}>
            {say.fetch}
          </button>
        </p>
      )}
      <p>{say.note}</p>
      <label>
        {say.open}{' '}
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) open(file.text().then((text) => runAction(keepsake, 'lessonFile', text)));
            target.value = '';
          }}
        />
      </label>
      {wrong !== null && <p role="alert">{wrong}</p>}
    </section>
  );
}

function hostOf(address: string): string {
  try {
    return new URL(address, document.baseURI).host;
  } catch {
    return address;
  }
}
