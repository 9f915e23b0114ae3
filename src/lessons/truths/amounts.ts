/** Units in which sentences say bytes: powers of two for caches that are allocated here, of ten for published models, as panels have them. */
import * as v from 'valibot';
import { oneOf } from '../../store/schemas';

const units = { bytes: 1, KiB: 1024, kB: 1e3, MB: 1e6, GB: 1e9 } as const;

export type Unit = keyof typeof units;

/** Left out: bytes. */
export const inBytes = { unit: v.exactOptional(oneOf(Object.keys(units) as Unit[])) } as const;

export const unitOf = (unit: Unit = 'bytes'): number => units[unit];
