export * from './model/atlas.ts';
export * from './model/atlas-folder.ts';
