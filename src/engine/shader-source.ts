/** Assembles a kernel's WGSL from its own file and the snippets that it includes. */
import activationSource from '../../shaders/lib/activation.wgsl?raw';
import capSource from '../../shaders/lib/cap.wgsl?raw';
import decaySource from '../../shaders/lib/decay.wgsl?raw';
import featureCosineSource from '../../shaders/lib/feature_cosine.wgsl?raw';
import featureElu1Source from '../../shaders/lib/feature_elu1.wgsl?raw';
import featureReluSource from '../../shaders/lib/feature_relu.wgsl?raw';
import featureRelu2Source from '../../shaders/lib/feature_relu2.wgsl?raw';
import featuresSource from '../../shaders/lib/features.wgsl?raw';
import largestSource from '../../shaders/lib/largest.wgsl?raw';
import logitsSource from '../../shaders/lib/logits.wgsl?raw';
import matrixSource from '../../shaders/lib/matrix.wgsl?raw';
import matVecSerial from '../../shaders/lib/matvec_serial.wgsl?raw';
import matVecWorkgroup from '../../shaders/lib/matvec_workgroup.wgsl?raw';
import mixSource from '../../shaders/lib/mix.wgsl?raw';
import normedSource from '../../shaders/lib/normed.wgsl?raw';
import rectifiedSource from '../../shaders/lib/rectified.wgsl?raw';
import ropeSource from '../../shaders/lib/rope.wgsl?raw';
import segmentSource from '../../shaders/lib/segment.wgsl?raw';
import showSource from '../../shaders/lib/show.wgsl?raw';
import softmaxSource from '../../shaders/lib/softmax.wgsl?raw';
import stepSource from '../../shaders/lib/step.wgsl?raw';
import sumsSource from '../../shaders/lib/sums.wgsl?raw';
import totalSource from '../../shaders/lib/total.wgsl?raw';
import turnSource from '../../shaders/lib/turn.wgsl?raw';
import { type SourcePart, includeParts, joinParts } from './include';

/** How threads divide a mat-vec: `serial` for software adapters, where a barrier costs more than it saves; `workgroup` for hardware. */
export type MatVecVariant = 'serial' | 'workgroup';

const library = {
  step: stepSource,
  matrix: matrixSource,
  largest: largestSource,
  logits: logitsSource,
  normed: normedSource,
  activation: activationSource,
  cap: capSource,
  total: totalSource,
  decay: decaySource,
  rope: ropeSource,
  softmax: softmaxSource,
  rectified: rectifiedSource,
  mix: mixSource,
  feature_elu1: featureElu1Source,
  feature_relu: featureReluSource,
  feature_relu2: featureRelu2Source,
  feature_cosine: featureCosineSource,
  features: featuresSource,
  turn: turnSource,
  sums: sumsSource,
  segment: segmentSource,
  show: showSource,
};

/** The kernel's WGSL with its includes; `lib/matvec.wgsl` is the file of the variant. */
export function shaderSource(source: string, variant: MatVecVariant): string {
  return joinParts(shaderParts(source, variant));
}

/** The same in parts. */
export function shaderParts(source: string, variant: MatVecVariant): readonly SourcePart[] {
  return includeParts(source, { ...library, matvec: variant === 'serial' ? matVecSerial : matVecWorkgroup });
}
