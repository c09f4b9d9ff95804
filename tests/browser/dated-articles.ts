import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';

/** Ada and Dora are never named together: Babbage and Carla stand between them. */
const ARTICLES = [
  '[Ada] drilled with [Babbage] in (London). [Ada] wrote to [Babbage].',
  '[Babbage] met [Dora]. <mayor> [Carla] slept.',
  '[Ada] saw [Carla]. [Carla] saw [Dora] near (Rome). Nobody was drilling there.',
];
const PUBLISHED = ['2019-02-17', '2019-03-01', '2019-03-05'];

/** A small atlas over three days, for questions, ranges and addresses. */
export const writeDatedAtlas = () => writeSmallAtlas(ARTICLES, {}, PUBLISHED);
