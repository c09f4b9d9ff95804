import { FADED_AWAY, FADED_EDGE, type Paint, packColour } from './paint.ts';
import {
  type EdgeDisplayData,
  EdgeProgram,
  type NodeDisplayData,
  type ProgramInfo,
  type RenderParams,
} from './sigma.ts';

/** What the reducer adds to an edge for this program. */
export interface EdgeLook extends EdgeDisplayData {
  /** 0..1: how far from the lightest edge to the heaviest. */
  readonly strength: number;
  readonly state: number;
  /** 1: the source is not drawn, 2: the target, 3: neither; the line fades that way. */
  readonly fades: number;
  /** `color` is that at the source. */
  readonly endColor: string;
  /** How far its curve leaves the straight line, as a share of its length. */
  readonly bend: number;
}

const UNIFORMS = [
  'u_matrix',
  'u_pixel',
  'u_feather',
  'u_thickness',
  'u_density',
  'u_focus',
  'u_lit',
  'u_chosen',
] as const;

/** Opacity below which a line is not worth drawing: most lines of a large graph, once they have faded. */
const INVISIBLE = 0.012;

/**
 * Draws edges as smooth lines whose width and opacity grow with their weight.
 *
 * @param pieces straight pieces to a line: 1 for many lines, more for slight curves.
 */
export function createEdgeProgram(paint: Paint, pieces: number) {
  return class LineProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
    override render(params: RenderParams) {
      if (!paint.skipEdges) super.render(params);
    }

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
      return {
        VERTICES: 2 * (pieces + 1),
        VERTEX_SHADER_SOURCE: VERTEX_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_source', size: 2, type: FLOAT },
          { name: 'a_target', size: 2, type: FLOAT },
          { name: 'a_width', size: 1, type: FLOAT },
          { name: 'a_strength', size: 1, type: FLOAT },
          { name: 'a_state', size: 1, type: FLOAT },
          { name: 'a_fades', size: 1, type: FLOAT },
          { name: 'a_bend', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_end', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
        CONSTANT_DATA: Array.from({ length: 2 * (pieces + 1) }, (_, i) => [(i >> 1) / pieces, i % 2 === 0 ? -1 : 1]),
      };
    }

    processVisibleItem(
      _index: number,
      start: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData,
    ) {
      const look = data as EdgeLook;
      const { array } = this;
      array[start] = source.x;
      array[start + 1] = source.y;
      array[start + 2] = target.x;
      array[start + 3] = target.y;
      array[start + 4] = look.size;
      array[start + 5] = look.strength;
      array[start + 6] = look.state;
      array[start + 7] = look.fades;
      array[start + 8] = pieces > 1 ? look.bend : 0;
      array[start + 9] = packColour(look.color);
      array[start + 10] = packColour(look.endColor);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<(typeof UNIFORMS)[number]>) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform2f(uniformLocations.u_pixel, 2 / params.width, 2 / params.height);
      gl.uniform1f(uniformLocations.u_feather, 0.6 / params.pixelRatio);
      gl.uniform1f(uniformLocations.u_thickness, paint.thickness);
      gl.uniform1f(uniformLocations.u_density, paint.density);
      gl.uniform1f(uniformLocations.u_focus, paint.focus);
      gl.uniform3f(uniformLocations.u_lit, ...paint.litEdge);
      gl.uniform3f(uniformLocations.u_chosen, ...paint.ring);
    }
  };
}

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_source;
attribute vec2 a_target;
attribute float a_width;
attribute float a_strength;
attribute float a_state;
attribute float a_fades;
attribute float a_bend;
attribute vec4 a_color;
attribute vec4 a_end;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_pixel;
uniform float u_thickness;
uniform float u_density;
uniform float u_focus;
uniform vec3 u_lit;
uniform vec3 u_chosen;
varying float v_across;
varying float v_half;
varying vec4 v_color;
vec2 curve(vec2 a, vec2 b, vec2 c, float t) {
  return mix(mix(a, b, t), mix(b, c, t), t);
}
void main() {
  vec2 way = a_target - a_source;
  vec2 bent = (a_source + a_target) * 0.5 + vec2(-way.y, way.x) * a_bend * 2.0;
  vec2 from = (u_matrix * vec3(a_source, 1.0)).xy / u_pixel;
  vec2 over = (u_matrix * vec3(bent, 1.0)).xy / u_pixel;
  vec2 to = (u_matrix * vec3(a_target, 1.0)).xy / u_pixel;
  float t = a_corner.x;
  vec2 at = curve(from, over, to, t);
  vec2 along = mix(over - from, to - over, t);
  vec2 normal = vec2(-along.y, along.x) / max(length(along), 0.0001);
  float width = a_width * u_thickness + (a_state > 1.5 ? 1.5 : 0.0);
  v_half = max(width, 1.0) * 0.5;
  v_across = a_corner.y * (v_half + 1.0);
  float rest = mix(u_density, min(0.85, u_density * 2.5), a_strength) * min(width, 1.0);
  float lit = mix(0.55, 0.95, a_strength) * min(width, 1.0);
  vec3 own = mix(a_color.rgb, a_end.rgb, t);
  vec3 color = a_state > 1.5 ? u_chosen : mix(own, u_lit, min(a_state, 1.0) * u_focus);
  float alpha = a_state > 1.5 ? 1.0 : a_state > 0.5 ? mix(rest, lit, u_focus) : rest * mix(1.0, ${FADED_EDGE}, u_focus);
  float off = a_fades < 0.5 ? 0.0 : a_fades < 1.5 ? distance(at, to) : a_fades < 2.5 ? distance(at, from) : 0.0;
  alpha *= 1.0 - smoothstep(20.0, ${FADED_AWAY}.0, off);
  v_color = vec4(color, alpha);
  vec2 place = (at + normal * v_across) * u_pixel;
  bool isDrawn = a_width > 0.0 && (alpha > ${INVISIBLE} || a_fades > 0.5);
  gl_Position = isDrawn ? vec4(place, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform float u_feather;
varying float v_across;
varying float v_half;
varying vec4 v_color;
void main() {
  float alpha = v_color.a * (1.0 - smoothstep(v_half - u_feather, v_half + u_feather, abs(v_across)));
  if (alpha <= 0.0) discard;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
}`;
