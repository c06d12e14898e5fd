import {
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

const scalars: Readonly<Record<string, string>> = {
  ID: 'string',
  String: 'string',
  Date: 'string',
  DateTime: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
};

/**
 * Writes the TypeScript types of what an operation answers: one interface for each fragment and one for the operation, and the
 * enums that they meet. It knows what the operations of this page use: object types, fragment spreads and no variables.
 */
export function typesOf(schema: GraphQLSchema, document: DocumentNode): string {
  const enums = new Map<string, string>();
  const interfaces = document.definitions.map((definition) => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      const on = objectNamed(schema, definition.typeCondition.name.value);
      return `export interface ${definition.name.value} ${fieldsOf(on, definition.selectionSet, enums, '')}`;
    }
    if (definition.kind === Kind.OPERATION_DEFINITION && definition.name) {
      const root = schema.getRootType(definition.operation);
      if (!root) {
        throw new Error(`The schema has no ${definition.operation}.`);
      }
      return `export interface ${definition.name.value} ${fieldsOf(root, definition.selectionSet, enums, '')}`;
    }
    throw new Error(`No types can be written for ${definition.kind}.`);
  });
  const unions = [...enums].sort(([a], [b]) => a.localeCompare(b)).map(([, text]) => text);
  const heading = '// Written by operations.test.ts from the schema and overview.graphql: `npm test -- -u` writes it anew.';
  return [heading, ...interfaces, ...unions].join('\n\n').concat('\n');
}

function objectNamed(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) {
    throw new Error(`${name} is no object type.`);
  }
  return type;
}

/** A block of fields, or the fragment's name where a selection is nothing but one fragment. */
function fieldsOf(parent: GraphQLObjectType, selections: SelectionSetNode, enums: Map<string, string>, indent: string): string {
  const only = selections.selections[0];
  if (only?.kind === Kind.FRAGMENT_SPREAD && selections.selections.length === 1) {
    return only.name.value;
  }
  const lines = selections.selections.map((selection) => {
    if (selection.kind !== Kind.FIELD) {
      throw new Error(`${parent.name}: a fragment must stand alone in its braces.`);
    }
    const field = parent.getFields()[selection.name.value];
    if (!field) {
      throw new Error(`${parent.name} has no field ${selection.name.value}.`);
    }
    const named = getNamedType(field.type);
    const inner =
      isObjectType(named) && selection.selectionSet
        ? fieldsOf(named, selection.selectionSet, enums, `${indent}  `)
        : leafOf(named, enums);
    return `${indent}  readonly ${selection.alias?.value ?? field.name}: ${wrapped(field.type, inner)};`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function leafOf(type: unknown, enums: Map<string, string>): string {
  if (isEnumType(type)) {
    const values = type.getValues().map((value) => `'${value.name}'`);
    enums.set(type.name, `export type ${type.name} =\n  | ${values.join('\n  | ')};`);
    return type.name;
  }
  if (isScalarType(type) && scalars[type.name]) {
    return scalars[type.name] as string;
  }
  throw new Error(`No TypeScript type stands for ${String(type)}.`);
}

function wrapped(type: GraphQLOutputType, inner: string): string {
  if (!isNonNullType(type)) {
    return `${wrappedNonNull(type, inner)} | null`;
  }
  return wrappedNonNull(type.ofType, inner);
}

function wrappedNonNull(type: GraphQLOutputType, inner: string): string {
  if (!isListType(type)) {
    return inner;
  }
  const item = type.ofType as GraphQLOutputType;
  return isNonNullType(item) ? `readonly ${wrapped(item, inner)}[]` : `readonly (${wrapped(item, inner)})[]`;
}
