import type { GbnfJsonSchema } from 'node-llama-cpp';

/** A JSON Schema as zod's `toJSONSchema` writes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A string without a limit may run on until the token budget is spent, and the answer is then cut
 * in the middle. No argument of a tool is longer than this many characters.
 */
const maxStringLength = 200;
const maxArrayItems = 16;
const maxDepth = 12;

const grammarFormats = new Set<unknown>(['date', 'time', 'date-time']);
const scalarTypes = new Set<unknown>(['string', 'number', 'integer', 'boolean', 'null']);

/**
 * Turns a JSON Schema into the subset that llama.cpp's grammars can hold to. What has no grammar
 * (patterns, ranges, `additionalProperties` beside named ones) is left wider: the receiver checks
 * arguments anyway. Grammars have no optional properties, so an optional one may be `null`;
 * `withoutNulls` takes those out again.
 */
export function grammarSchema(schema: unknown, root?: JsonSchema, depth = 0): GbnfJsonSchema {
  if (!isObject(schema) || depth > maxDepth) return anyScalar;
  const top = root ?? schema;
  const inner = (child: unknown) => grammarSchema(child, top, depth + 1);
  if (typeof schema['$ref'] === 'string') return inner(resolve(schema['$ref'], top));
  if ('const' in schema && isScalar(schema['const'])) return { const: schema['const'] };
  if (Array.isArray(schema['enum'])) {
    const values = schema['enum'].filter(isScalar);
    if (values.length > 0) return { enum: values };
  }
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices) && choices.length > 0) return { oneOf: choices.map(inner) };
  if (Array.isArray(schema['allOf'])) {
    const { allOf, ...rest } = schema;
    return inner(Object.assign({}, ...(allOf as object[]), rest));
  }
  const type = schema['type'];
  if (Array.isArray(type)) return { oneOf: type.map((one) => inner({ ...schema, type: one })) };
  if (type === 'object' || isObject(schema['properties'])) return objectSchema(schema, inner);
  if (type === 'array') return arraySchema(schema, inner);
  if (type === 'string') return stringSchema(schema);
  if (scalarTypes.has(type)) return { type: type as 'number' };
  return anyScalar;
}

const anyScalar: GbnfJsonSchema = {
  oneOf: [{ type: 'string', maxLength: maxStringLength }, { type: ['number', 'boolean', 'null'] }],
};

function objectSchema(
  schema: JsonSchema,
  inner: (child: unknown) => GbnfJsonSchema,
): GbnfJsonSchema {
  const required = requiredOf(schema);
  const properties: Record<string, GbnfJsonSchema> = {};
  for (const [name, child] of Object.entries(propertiesOf(schema))) {
    const value = inner(child);
    properties[name] = required.has(name) ? value : { oneOf: [value, { type: 'null' }] };
  }
  const extra = schema['additionalProperties'];
  if (Object.keys(properties).length > 0 || extra === undefined || extra === false) {
    return { type: 'object', properties };
  }
  return { type: 'object', additionalProperties: inner(extra), maxProperties: maxArrayItems };
}

function arraySchema(
  schema: JsonSchema,
  inner: (child: unknown) => GbnfJsonSchema,
): GbnfJsonSchema {
  const least = wholeNumber(schema['minItems']) ?? 0;
  return {
    type: 'array',
    items: inner(schema['items']),
    minItems: Math.min(least, maxArrayItems),
    maxItems: Math.min(wholeNumber(schema['maxItems']) ?? maxArrayItems, maxArrayItems),
  };
}

function stringSchema(schema: JsonSchema): GbnfJsonSchema {
  if (grammarFormats.has(schema['format'])) {
    return { type: 'string', format: schema['format'] as 'date' };
  }
  const maxLength = Math.min(wholeNumber(schema['maxLength']) ?? maxStringLength, maxStringLength);
  return {
    type: 'string',
    minLength: Math.min(wholeNumber(schema['minLength']) ?? 0, maxLength),
    maxLength,
  };
}

/** Leaves out every property that is null where the schema does not ask for the property. */
export function withoutNulls(value: unknown, schema: unknown, root = schema, depth = 0): unknown {
  if (depth > maxDepth) return value;
  if (Array.isArray(value)) {
    const items = isObject(schema) ? schema['items'] : undefined;
    return value.map((item) => withoutNulls(item, items, root, depth + 1));
  }
  if (!isObject(value)) return value;
  const known = isObject(schema) ? follow(schema, root) : {};
  const required = requiredOf(known);
  const kept: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    if (child === null && !required.has(name)) continue;
    kept[name] = withoutNulls(child, propertiesOf(known)[name], root, depth + 1);
  }
  return kept;
}

function follow(schema: JsonSchema, root: unknown): JsonSchema {
  if (typeof schema['$ref'] !== 'string' || !isObject(root)) return schema;
  const target = resolve(schema['$ref'], root);
  return isObject(target) ? target : {};
}

function resolve(reference: string, root: JsonSchema): unknown {
  if (reference === '#') return root;
  const match = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(reference);
  const definitions = match?.[1] === undefined ? undefined : root[match[1]];
  return isObject(definitions) && match?.[2] !== undefined ? definitions[match[2]] : undefined;
}

function propertiesOf(schema: JsonSchema): JsonSchema {
  return isObject(schema['properties']) ? schema['properties'] : {};
}

function requiredOf(schema: JsonSchema): ReadonlySet<unknown> {
  return new Set(Array.isArray(schema['required']) ? schema['required'] : []);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? Math.floor(value)
    : undefined;
}
