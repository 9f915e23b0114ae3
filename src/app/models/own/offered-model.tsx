/** What a model is and what it takes, before anything large of it is fetched or read. */
import { useEffect, useRef, useState } from 'react';
import button from '../../../panels/kit/button.module.css';
import type { Offer, OfferedFetch, OfferedModel as Offered } from '../../../store/own/own-state';
import { wordsOf } from '../../../words';
import { count } from '../../../words/numbers';
import styles from './own.module.css';

const say = wordsOf('ownModels');

interface OfferedModelProps {
  readonly offer: Offer;
  /** @param slots of the cache, of a model that is opened */
  readonly onAccept: (slots?: number) => void;
  readonly onDecline: () => void;
}

export function OfferedModel({ offer, onAccept, onDecline }: OfferedModelProps) {
  const accept = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  // It comes unasked where files were dropped: whoever uses keys finds it at once.
  useEffect(() => accept.current?.focus(), []);
  return (
    <div className={styles.offer}>
      {offer.kind === 'fetch' ? (
        <FetchFacts offer={offer} />
      ) : (
        <ModelFacts offer={offer} slots={chosen ?? offer.shape.context} onSlots={setChosen} />
      )}
      <div className={styles.answers}>
        <button
          ref={accept}
          type="button"
          className={button.button}
          onClick={() => (chosen === null ? onAccept() : onAccept(chosen))}
        >
          {acceptText(offer)}
        </button>
        <button type="button" className={button.button} onClick={onDecline}>
          {say.cancel}
        </button>
      </div>
    </div>
  );
}

function acceptText(offer: Offer): string {
  if (offer.kind === 'open') return say.open(offer.entry.name);
  const { name, bytes, kept } = offer;
  return kept > 0 ? say.fetchRest(name, bytes - kept) : say.fetch(name, bytes);
}

function FetchFacts({ offer: { name, files, bytes, kept, stays } }: { readonly offer: OfferedFetch }) {
  return (
    <>
      <p>
        {say.offered(name, files.length, bytes)} {kept > 0 ? `${say.partKept(kept)} ` : ''}
        {stays ? say.stays : say.staysNot}
      </p>
      <table>
        <tbody>
          {files.map((file) => (
            <tr key={file.path}>
              <th scope="row" translate="no">
                {file.path}
              </th>
              <td>{say.bytes(file.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface ModelFactsProps {
  readonly offer: Offered;
  readonly slots: number;
  readonly onSlots: (slots: number) => void;
}

function ModelFacts({ offer: { entry, shape, slots: choices, fit, ...offer }, slots, onSlots }: ModelFactsProps) {
  const { layers, width, heads, keyValueHeads, vocabulary } = shape;
  const need = choices.find((choice) => choice.slots === slots)?.need ?? offer.need;
  const { family, format, types } = entry.origin;
  const rows: readonly (readonly [string, string])[] = [
    [say.rows.family, family],
    [say.rows.format, say.formatOf(format, types)],
    [say.rows.shape, say.shapeOf(layers, width, heads, keyValueHeads, vocabulary)],
    [say.rows.parameters, count(entry.parameters)],
    [say.rows.trained, say.trainedOn(entry.trainedContext)],
    [say.rows.weights, say.bytes(need.weights)],
    [say.rows.steps, say.bytes(need.steps)],
  ];
  return (
    <>
      <p>
        <strong>{entry.name}</strong>. {say.ask}
      </p>
      <table>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say.rows.cache}</th>
            <td>
              <select aria-label={say.rows.cache} value={slots} onChange={(event) => onSlots(Number(event.target.value))}>
                {choices.map((choice) => (
                  <option key={choice.slots} value={choice.slots}>
                    {say.slots(choice.slots, choice.need.cache)}
                  </option>
                ))}
              </select>
            </td>
          </tr>
          <tr>
            <th scope="row">{say.rows.total}</th>
            <td>{say.bytes(need.total)}</td>
          </tr>
        </tbody>
      </table>
      {fit.runs === 'cpu' && <p>{fit.problem ? say.tooLarge(fit.problem.needed, fit.problem.given) : say.noGpu}</p>}
      {fit.memory !== null && <p>{say.scarce(need.total, fit.memory)}</p>}
    </>
  );
}
