import type { EntityType } from '../../../index.ts';
import { FADED_NODE, type Paint, packColour } from './paint.ts';
import { type NodeDisplayData, NodeProgram, type ProgramInfo, type RenderParams, type Sigma } from './sigma.ts';

/** What the reducer adds to a node for this program. */
export interface NodeLook extends NodeDisplayData {
  readonly entityType: EntityType;
  readonly state: number;
}

const SHAPE: Readonly<Record<EntityType, number>> = { actor: 0, place: 1, role: 2 };

const UNIFORMS = ['u_matrix', 'u_pixel', 'u_feather', 'u_focus', 'u_background', 'u_ring'] as const;

/**
 * Draws nodes as circles (actors), squares (places) and diamonds (roles) of equal area, each from its signed distance,
 * with a thin gap to what lies behind and a ring where chosen. Nothing here is for picking: `picking.ts` does that.
 */
export function createNodeProgram(paint: Paint) {
  return class EntityProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
      super(gl, null, renderer);
    }

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_shape', size: 1, type: FLOAT },
          { name: 'a_state', size: 1, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ],
      };
    }

    processVisibleItem(_index: number, start: number, data: NodeDisplayData) {
      const look = data as NodeLook;
      const { array } = this;
      array[start] = look.x;
      array[start + 1] = look.y;
      array[start + 2] = look.size;
      array[start + 3] = packColour(look.color);
      array[start + 4] = SHAPE[look.entityType];
      array[start + 5] = look.state;
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<(typeof UNIFORMS)[number]>) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform2f(uniformLocations.u_pixel, 2 / params.width, 2 / params.height);
      gl.uniform1f(uniformLocations.u_feather, 0.6 / params.pixelRatio);
      gl.uniform1f(uniformLocations.u_focus, paint.focus);
      gl.uniform3f(uniformLocations.u_background, ...paint.background);
      gl.uniform3f(uniformLocations.u_ring, ...paint.ring);
    }
  };
}

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_color;
attribute float a_shape;
attribute float a_state;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_pixel;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
varying float v_state;
varying vec3 v_color;
void main() {
  float radius = a_size;
  v_radius = radius;
  v_at = a_corner * (radius * 1.26 + 6.0);
  v_shape = a_shape;
  v_state = a_state;
  v_color = a_color.rgb;
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = a_size > 0.0 ? vec4(centre + v_at * u_pixel, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform float u_feather;
uniform float u_focus;
uniform vec3 u_background;
uniform vec3 u_ring;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
varying float v_state;
varying vec3 v_color;
float distanceToShape() {
  if (v_shape < 0.5) return length(v_at) - v_radius;
  if (v_shape < 1.5) {
    float corner = v_radius * 0.12;
    vec2 q = abs(v_at) - v_radius * 0.886 + corner;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
  }
  return (abs(v_at.x) + abs(v_at.y) - v_radius * 1.2533) * 0.70711;
}
float inside(float d) { return 1.0 - smoothstep(-u_feather, u_feather, d); }
void main() {
  float d = distanceToShape();
  float gap = min(1.2, v_radius * 0.25);
  float body = inside(d);
  float cover = inside(d - gap);
  vec3 color = mix(u_background, v_color, body);
  if (v_state > 1.5) {
    color = mix(u_ring, color, inside(d - 2.0));
    cover = inside(d - 4.5);
  }
  float alpha = cover * mix(1.0, ${FADED_NODE}, u_focus * (1.0 - min(v_state, 1.0)));
  if (alpha <= 0.0) discard;
  gl_FragColor = vec4(color * alpha, alpha);
}`;
