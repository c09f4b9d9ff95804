import type { EntityType } from '../../../index.ts';
import type { Picture } from '../scene/picture.ts';
import type { Session } from '../state/session.ts';
import { saveFile } from './save-file.ts';

const NAMES: readonly (readonly [EntityType, string])[] = [
  ['actor', 'Actors'],
  ['place', 'Places'],
  ['role', 'Roles'],
];

/** Saves the drawing as it stands, with its legend below, as a PNG. */
export async function savePicture(session: Session): Promise<void> {
  const stage = session.stage.value;
  const picture = session.picture.value;
  const atlas = session.atlas.value;
  if (!stage || !picture || !atlas) {
    session.announce('The picture is taken from the graph: show the graph first');
    return;
  }
  const drawing = stage.snapshot();
  const unit = Math.max(1, devicePixelRatio);
  const canvas = document.createElement('canvas');
  canvas.width = drawing.width;
  canvas.height = drawing.height + 44 * unit;
  const context = canvas.getContext('2d')!;
  context.fillStyle = picture.palette.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawing, 0, 0);
  context.translate(0, drawing.height);
  context.scale(unit, unit);
  const { articles } = atlas.source.manifest.counts;
  const note = `${picture.sight.nodeCount} entities, ${picture.sight.edgeCount} connections, ${articles} articles · size: mentions · thickness: times named together · Dramatis`;
  drawLegend(context, picture, note);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new RangeError('the picture is too large for this browser; make the window smaller');
  saveFile('dramatis.png', blob);
  session.announce('Picture saved');
}

function drawLegend(context: CanvasRenderingContext2D, { palette, colouring }: Picture, note: string): void {
  context.font = '500 13px system-ui, sans-serif';
  context.textBaseline = 'middle';
  let x = 24;
  for (const [type, name] of NAMES) {
    context.fillStyle = colouring === 'type' ? palette.types[type] : palette.edge;
    context.beginPath();
    if (type === 'actor') context.arc(x, 22, 6, 0, 2 * Math.PI);
    else if (type === 'place') context.rect(x - 5.3, 16.7, 10.6, 10.6);
    else {
      context.moveTo(x, 14.5);
      context.lineTo(x + 7.5, 22);
      context.lineTo(x, 29.5);
      context.lineTo(x - 7.5, 22);
    }
    context.fill();
    context.fillStyle = palette.ink;
    context.fillText(name, x + 14, 22);
    x += 34 + context.measureText(name).width;
  }
  context.font = '400 12px system-ui, sans-serif';
  context.globalAlpha = 0.75;
  context.fillText(note, x + 8, 22);
}
