/** What stays when the cache is full, and at which positions it is read. Every change reads the prompt again. */
import { memo } from 'react';
import { policies } from '../../../decode/policies';
import { positionKindsIn, slotsOfAll } from '../../../decode/reader/model-limits';
import { properties } from '../../../store/properties';
import { useRun, useSession } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import frameStyles from '../../kit/panel.module.css';
import { Setting } from '../../kit/setting';
import { explainPolicy, policyName } from './policy-words';

const say = wordsOf('policy');

/** Apart from what a step changes: a slider is a dozen components. */
export const PolicyControls = memo(function PolicyControls() {
  const run = useRun();
  const policy = useSession((s) => s.reading.policy);
  const dropped = useSession((s) => s.reading.dropFirst);
  const spec = useSession((s) => s.model?.spec);
  const slots = spec ? slotsOfAll(spec) : 2;
  const kinds = spec ? positionKindsIn(spec) : properties.positions.values;
  const { bounded } = policies[policy.kind];
  return (
    <div className={frameStyles.part}>
      <Choice
        name={say.policy}
        value={policy.kind}
        options={properties.policy.values.map((value) => ({ value, label: policyName(value) }))}
        onChange={(kind) => run('policy', { kind })}
      />
      <p className={frameStyles.quiet} data-stage-out="3">
        {explainPolicy(policy, dropped)}
      </p>
      {bounded && (
        <>
          <div data-stage-out="2">
            <Setting
              name={say.size}
              hint={say.sizeHint}
              value={policy.size}
              min={2}
              max={Math.min(256, slots)}
              step={1}
              typed={{ min: 2, max: slots }}
              onChange={(size) => run('policy', { size })}
            />
          </div>
          <div data-stage-out="2">
            <Setting
              name={say.pinned}
              hint={say.pinnedHint}
              value={policy.pinned}
              min={0}
              max={Math.min(16, policy.size - 1)}
              step={1}
              typed={{ min: 0, max: policy.size - 1 }}
              onChange={(pinned) => run('policy', { pinned })}
            />
          </div>
          <div data-stage-out="1">
            <Choice
              name={say.positions}
              value={policy.positions}
              options={kinds.map((value) => ({ value, label: say.positionKinds[value] }))}
              onChange={(positions) => run('policy', { positions })}
            />
          </div>
          {kinds.length === 1 && (
            <p className={frameStyles.quiet} data-stage-out="1">
              {say.learnedPositions}
            </p>
          )}
        </>
      )}
    </div>
  );
});
