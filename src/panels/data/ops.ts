/** Which dispatches of a model's plan computed what a panel draws. */
import type { Op, Plan } from '../../attention/plan';
import { writtenBy } from '../../engine/sources';

/**
 * `attention`: those of the focused layer's attention; `mlp`: of its MLP; `layer`: both; `cache`: those that write what the layer reads from
 * the cache, which another layer may have filled; `logits`: those of the output.
 */
export type OpsOf = 'attention' | 'mlp' | 'layer' | 'cache' | 'logits';

/** In the order in which they run; one of each kernel where several do the same. */
export function opsOf(plan: Pick<Plan, 'ops' | 'buffers'>, of: OpsOf, layer: number): readonly Op[] {
  if (of === 'logits') return plan.ops.filter(({ kernel }) => kernel === 'project_logits');
  const own = plan.ops.filter((op) => op.layer === layer);
  const attention = own.filter(({ part }) => part === undefined);
  if (of === 'layer') return own;
  if (of === 'mlp') return own.filter(({ part }) => part === 'mlp');
  if (of === 'attention') return attention;
  const cached = new Set(plan.buffers.flatMap(({ name, role }) => (role === 'cache' ? [name] : [])));
  const read = new Set(attention.flatMap(({ buffers }) => Object.values(buffers)).filter((name) => cached.has(name)));
  return plan.ops.filter((op) => writtenBy(op).some((name) => read.has(name)));
}

/** The one to show first: the one that writes weights, or an MLP's neurons, else the first. */
export function mainOp(ops: readonly Op[]): Op | undefined {
  return ops.findLast(({ offsets }) => 'attention' in offsets) ?? ops.find(({ buffers }) => 'hidden' in buffers) ?? ops[0];
}
