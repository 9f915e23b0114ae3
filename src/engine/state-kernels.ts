/** Kernels of layers that keep a state or sums in place of a cache of tokens: see kernels.ts. */
import attendSegmentSource from '../../shaders/attend_segment.wgsl?raw';
import convolveValuesSource from '../../shaders/convolve_values.wgsl?raw';
import linearWeightsSource from '../../shaders/linear_weights.wgsl?raw';
import retentionWeightsSource from '../../shaders/retention_weights.wgsl?raw';
import projectStateSource from '../../shaders/project_state.wgsl?raw';
import recallSource from '../../shaders/recall.wgsl?raw';
import retentionStepSource from '../../shaders/retention_step.wgsl?raw';
import segmentWeightsSource from '../../shaders/segment_weights.wgsl?raw';
import linearStepSource from '../../shaders/linear_step.wgsl?raw';
import { attendSegment } from './cpu/attend_segment';
import { convolveValues } from './cpu/convolve_values';
import { linearWeights } from './cpu/linear_weights';
import { retentionWeights } from './cpu/retention_weights';
import { projectState } from './cpu/project_state';
import { recall } from './cpu/recall';
import { retentionStep } from './cpu/retention_step';
import { segmentWeights } from './cpu/segment_weights';
import { linearStep } from './cpu/linear_step';
import { type Kernel, inTiles, param, read, write } from './kernel';
import { shaderSource } from './shader-source';

/** A workgroup per head, which takes the rows in sequence, as a recurrence must. */
const byHead: Kernel['dispatch'] = (params) => [param(params, 'heads'), 1, 1];

const retentionParams = ['heads', 'keyWidth', 'valueWidth', 'stride', 'gated', 'temperature'] as const;
const headParams = ['heads', 'headWidth', 'stride'] as const;
const featureParams = ['feature', 'horizon'] as const;

export const stateKernels: Readonly<Record<string, Kernel>> = {
  project_state: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('projected', 'trace')],
    params: ['width', 'outputs', 'stride', 'normEpsilon', 'prenormed'],
    offsets: ['residualNorm'],
    dispatch: inTiles((params) => param(params, 'outputs')),
    wgsl: (variant) => shaderSource(projectStateSource, variant),
    cpu: projectState,
  },
  retention_step: {
    bindings: [...read('step', 'rope'), ...write('projected', 'state', 'headOutput', 'trace')],
    params: [...retentionParams, 'interleaved', 'normEpsilon'],
    offsets: ['firstHead', 'gamma', 'stateNorm', 'keyNorm', 'valueNorm'],
    dispatch: byHead,
    wgsl: (variant) => shaderSource(retentionStepSource, variant),
    cpu: retentionStep,
  },
  retention_weights: {
    bindings: [...read('step', 'projected'), ...write('key', 'decaySum', 'decayTotal', 'trace')],
    params: [...retentionParams, 'fixed'],
    offsets: ['attention'],
    dispatch: byHead,
    wgsl: (variant) => shaderSource(retentionWeightsSource, variant),
    cpu: retentionWeights,
  },
  linear_step: {
    bindings: [...read('step', 'rope'), ...write('projected', 'memory', 'normaliser', 'headOutput')],
    params: [...headParams, ...featureParams, 'interleaved'],
    offsets: ['firstHead'],
    dispatch: byHead,
    wgsl: (variant) => shaderSource(linearStepSource, variant),
    cpu: linearStep,
  },
  recall: {
    bindings: [
      ...read('step', 'rope', 'segmentKey', 'segmentValue'),
      ...write('projected', 'memory', 'normaliser', 'headOutput'),
    ],
    params: [...headParams, ...featureParams, 'interleaved', 'segment', 'turns', 'delta'],
    offsets: [],
    dispatch: byHead,
    wgsl: (variant) => shaderSource(recallSource, variant),
    cpu: recall,
  },
  attend_segment: {
    bindings: [...read('step', 'rope', 'projected', 'vector'), ...write('segmentKey', 'segmentValue', 'local', 'headOutput')],
    params: [...headParams, 'interleaved', 'segment', 'turned', 'gated'],
    offsets: ['firstHead'],
    dispatch: byHead,
    wgsl: (variant) => shaderSource(attendSegmentSource, variant),
    cpu: attendSegment,
  },
  convolve_values: {
    bindings: [...read('step', 'projected', 'vector'), ...write('convolutionInputs', 'headOutput')],
    params: [...headParams, 'kernel'],
    offsets: ['firstHead'],
    dispatch: byHead,
    wgsl: (variant) => shaderSource(convolveValuesSource, variant),
    cpu: convolveValues,
  },
  linear_weights: {
    bindings: [...read('step', 'projected', 'vector', 'local'), ...write('key', 'tokenIndex', 'trace')],
    params: [...headParams, ...featureParams, 'segment', 'fixed'],
    offsets: ['attention', 'stateNorm', 'keyNorm', 'valueNorm'],
    dispatch: byHead,
    wgsl: (variant) => shaderSource(linearWeightsSource, variant),
    cpu: linearWeights,
  },
  segment_weights: {
    bindings: [...read('step', 'projected', 'vector', 'local'), ...write('tokenIndex', 'trace')],
    params: [...headParams, 'segment', 'gated', 'fixed'],
    offsets: ['attention', 'gate', 'memoryShare', 'memoryNorm', 'keyNorm', 'valueNorm'],
    dispatch: byHead,
    wgsl: (variant) => shaderSource(segmentWeightsSource, variant),
    cpu: segmentWeights,
  },
};
