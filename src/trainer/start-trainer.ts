/** Chooses what trains. */
import { createCpuTrainer } from './cpu/cpu-trainer';
import type { StartTrainer } from './training';

export const startTrainer: StartTrainer = async (settings, from) => createCpuTrainer(settings, from);
