import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { wordsOf } from '../words';
import { messageOf } from '../words/message-of';
import { KeptModels } from './models/own/kept-models';
import { OfflineSection } from './offline/offline-section';
import { Sheet } from './sheet';

const say = wordsOf('sheets').about;
const creditsSchema = v.array(
  v.object({ title: v.nullable(v.string()), author: v.nullable(v.string()), source: v.string(), licence: v.string() }),
);
type Credits = v.InferOutput<typeof creditsSchema>;

/** What Keepsake is, what it does not do, and what its models were trained on. */
export function AboutSheet({ onClose }: { readonly onClose: () => void }) {
  const [credits, setCredits] = useState<Credits | string>([]);
  useEffect(() => {
    fetch(new URL('models/credits.json', document.baseURI))
      .then((response) => response.json())
      .then((json) => setCredits(v.parse(creditsSchema, json)))
      .catch((error: unknown) => setCredits(messageOf(error)));
  }, []);
  return (
    <Sheet title={say.title} onClose={onClose}>
      <p>{say.what}</p>
      <p>{say.caution}</p>
      <p>{say.privacy}</p>
      <p>{say.licence}</p>
      <OfflineSection />
      <KeptModels />
      <section>
        <h3>{say.credits}</h3>
        {typeof credits === 'string' ? (
          <p>{credits}</p>
        ) : (
          <>
            <p>{say.creditsNote(credits.length)}</p>
            <ul lang="en" translate="no">
              {credits.map(({ title, author, licence, source }) => (
                <li key={source}>
                  <cite>{title ?? source}</cite>
                  {author === null ? '' : `, ${author}`} ({licence})
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </Sheet>
  );
}
