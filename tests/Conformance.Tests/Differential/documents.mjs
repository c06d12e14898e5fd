// Reads { sdl, requests: [{ document, variables, operationName }] } and tells what graphql-js says of each request, in order. Documents
// and messages travel as UTF-16 in base64, since no reader of JSON takes half of a surrogate pair.
import {
  buildSchema, execute, getNamedType, getNullableType, getOperationAST, isAbstractType, isEnumType, isListType, isObjectType, parse,
  specifiedRules, validate,
} from "graphql";

const decode = (text) => Buffer.from(text, "base64").toString("utf16le");
const encode = (text) => Buffer.from(text, "utf16le").toString("base64");

const { sdl, requests } = JSON.parse(await read());
const schema = buildSchema(decode(sdl));
answerByRule();

// The same rules, each writing its name on the errors that it reports.
const rules = specifiedRules.map((rule) => (context) => {
  const named = Object.create(context);
  named.reportError = (error) => {
    error.rule = rule.name.replace(/Rule$/, "");
    context.reportError(error);
  };
  return rule(named);
});

process.stdout.write(JSON.stringify(requests.map(answer)));

function answer(request) {
  let document;
  try {
    document = parse(decode(request.document));
  } catch (error) {
    return { phase: "syntax", errors: [describe(error)] };
  }

  try {
    const errors = validate(schema, document, rules);
    if (errors.length > 0) {
      return { phase: "validation", errors: errors.map(describe) };
    }

    // What a subscription gives is a stream, and none is opened here.
    if (getOperationAST(document, request.operationName)?.operation === "subscription") {
      return { phase: "subscription", errors: [] };
    }

    const result = execute({
      schema,
      document,
      variableValues: request.variables === null ? undefined : JSON.parse(decode(request.variables)),
      operationName: request.operationName,
    });
    const phase = "data" in result ? "execution" : "request";
    return { phase, errors: (result.errors ?? []).map(describe), data: "data" in result ? encode(JSON.stringify(result.data)) : null };
  } catch (error) {
    return { phase: "crash", errors: [{ rule: null, message: encode(String(error)), locations: [], path: null }] };
  }
}

function describe(error) {
  return {
    rule: error.rule ?? null,
    message: encode(error.message),
    locations: (error.locations ?? []).map(({ line, column }) => `${line}:${column}`),
    path: error.path ? error.path.join("/") : null,
  };
}

// Every field follows from the number of its parent and its own name, as World.cs has it.
function answerByRule() {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__")) {
      continue;
    }
    if (isAbstractType(type)) {
      type.resolveType = (item) => item.type;
    }
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        field.resolve = (parent, args) => {
          const number = hash(parent?.number ?? 1, field.name);
          if (number % 13 === 0) {
            throw new Error(`No ${field.name} of ${number}.`);
          }
          return valueOf(field.type, number, field.name, field.args.length === 0 ? null : args);
        };
      }
    }
  }
}

function hash(number, name) {
  let sum = number * 31;
  for (let i = 0; i < name.length; i++) {
    sum += name.charCodeAt(i);
  }
  return sum % 9973;
}

function valueOf(type, number, name, args) {
  const nullable = getNullableType(type);
  if (number % 7 === 0) {
    return null;
  }
  if (isListType(nullable)) {
    return Array.from({ length: number % 4 }, (_, i) => valueOf(nullable.ofType, number + i + 1, name, args));
  }
  if (isEnumType(nullable)) {
    return ["LOW", "MIDDLE", "HIGH"][number % 3];
  }
  switch (getNamedType(nullable).name) {
    case "Int": return number;
    case "Float": return number / 8;
    case "Boolean": return number % 2 === 0;
    case "ID": return `id-${number}`;
    case "String": return args === null ? `${name}-${number}` : name + show(args);
    case "Any": return { number, list: [number, "x", null], text: name };
  }
  const types = isAbstractType(nullable) ? schema.getPossibleTypes(nullable).map((possible) => possible.name).sort() : [nullable.name];
  return { type: types[number % types.length], number };
}

function show(value) {
  if (value === null || value === undefined) {
    return "null";
  }
  if (typeof value === "string") {
    return `${value.length}'${value}'`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(show).join(" ")}]`;
  }
  if (typeof value === "object") {
    return `{${Object.keys(value).filter((key) => value[key] !== undefined).sort().map((key) => `${key}:${show(value[key])}`).join(" ")}}`;
  }
  return String(value);
}

async function read() {
  const chunks = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
