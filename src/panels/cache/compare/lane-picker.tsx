/** Which model a lane runs, and what its cache keeps. */
import { fullPolicy, offeredPolicies, positionKinds } from '../../../decode/policies';
import { positionKindsIn } from '../../../decode/reader/model-limits';
import type { ModelSpec } from '../../../model/spec';
import type { LaneSettings } from '../../../store/lane-settings';
import { useKeepsake } from '../../../store/react';
import { wordsOf } from '../../../words';
import { policyLabel } from '../policy/policy-words';
import styles from './lane.module.css';

const say = wordsOf('compare');

/** Tokens of the bounded caches that are offered. */
const size = 64;

interface LanePickerProps {
  readonly value: LaneSettings;
  /** Of the chosen model, where it is open: what its positions allow is offered. */
  readonly spec: ModelSpec | null;
  readonly onChange: (value: LaneSettings) => void;
}

export function LanePicker({ value, spec, onChange }: LanePickerProps) {
  const { models } = useKeepsake();
  const offered = [fullPolicy, ...offeredPolicies(size, spec === null ? positionKinds : positionKindsIn(spec)).slice(1)];
  const chosen = policyLabel(value.reading.policy);
  const known = offered.some((policy) => policyLabel(policy) === chosen);
  const policies = known ? offered : [...offered, value.reading.policy];
  return (
    <div className={styles.picker}>
      <select
        aria-label={say.model}
        title={say.model}
        value={value.model}
        onChange={(event) => onChange({ ...value, model: event.target.value })}
      >
        {models.all().map((model) => (
          <option key={model.id} value={model.id}>
            {model.name}
          </option>
        ))}
      </select>
      <select
        aria-label={say.cache}
        title={say.cache}
        value={chosen}
        onChange={(event) => {
          const policy = policies.find((candidate) => policyLabel(candidate) === event.target.value);
          if (policy) onChange({ ...value, reading: { policy } });
        }}
      >
        {policies.map((policy) => (
          <option key={policyLabel(policy)} value={policyLabel(policy)}>
            {policyLabel(policy)}
          </option>
        ))}
      </select>
    </div>
  );
}
