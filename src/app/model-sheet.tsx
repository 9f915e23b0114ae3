import { format } from 'd3-format';
import type { ReactNode } from 'react';
import { sawAhead } from '../model/catalogue';
import { useSession } from '../store/react';
import { wordsOf } from '../words';
import { fixed, precise } from '../words/numbers';
import { Sheet } from './sheet';

const say = wordsOf('sheets').model;
const whole = format(',d');

/** The open model: its shape, and the figures recorded in training. */
export function ModelSheet({ onClose }: { readonly onClose: () => void }) {
  const model = useSession((s) => s.model);
  if (!model) return null;
  const { entry, spec } = model;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say.parameters, whole(entry.parameters)],
    [say.size, say.fileBytes(whole(entry.bytes))],
    [say.context, whole(spec.context)],
    [say.cache, say.bytes(whole(entry.cacheBytesPerToken))],
    [say.trainedContext, say.tokens(whole(entry.trainedContext))],
    [say.tokensSeen, whole(entry.tokensSeen)],
    [
      sawAhead(entry) ? say.leakingLoss : say.validationLoss,
      say.lossUnit(fixed(entry.validationLoss, 3), fixed(Math.exp(entry.validationLoss), 1)),
    ],
    [say.sink, entry.sinkShareByLayer.map((share) => fixed(share, 3)).join(', ')],
    [say.trained, entry.date],
  ];
  return (
    <Sheet title={entry.name} onClose={onClose}>
      <p>{entry.description}</p>
      <table>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{say.recorded}</p>
      {Object.keys(entry.figures).length > 0 && (
        <section>
          <h3>{say.figures}</h3>
          <table>
            <tbody>
              {Object.entries(entry.figures).map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{say.figure(name)}</th>
                  <td>{precise(value, 4)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section>
        <h3>{say.sample}</h3>
        <blockquote>
          {entry.sample.prompt}
          {entry.sample.text}
        </blockquote>
      </section>
    </Sheet>
  );
}
