import { register } from 'node:module';

// Looks for the optional package where there is none, so that Node itself says that it is missing.
const hook = `export const resolve = (specifier, context, next) =>
  next(specifier, specifier === '@huggingface/transformers' ? { ...context, parentURL: 'file:///nowhere/' } : context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
