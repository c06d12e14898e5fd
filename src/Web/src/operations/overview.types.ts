// Written by operations.test.ts from the schema and overview.graphql: `npm test -- -u` writes it anew.

export interface Overview {
  readonly viewer: {
    readonly seesIndividuals: boolean;
    readonly disclosureProfile: string;
  };
  readonly network: {
    readonly version: string;
    readonly peopleCount: number | null;
    readonly tieCount: number | null;
    readonly lens: {
      readonly kinds: readonly TieKind[];
      readonly from: string | null;
      readonly to: string | null;
      readonly direction: TieDirection;
    };
    readonly coverage: {
      readonly peopleKnown: number | null;
      readonly peopleObserved: number | null;
      readonly share: number | null;
      readonly unknownOrganisation: number | null;
      readonly unknownUnit: number | null;
      readonly unknownLevel: number | null;
      readonly unknownDiscipline: number | null;
      readonly withheld: Why | null;
    };
    readonly connectivity: {
      readonly vertical: DimensionParts;
      readonly horizontal: DimensionParts;
      readonly crossOrganisation: DimensionParts;
      readonly clinicalManagerial: DimensionParts;
    };
    readonly verdicts: {
      readonly summary: string | null;
      readonly withheld: Why | null;
    };
    readonly gaps: {
      readonly totalCount: number;
      readonly nodes: readonly GapLine[];
    };
    readonly fewestTies: readonly FewestTiesLine[];
    readonly withheld: Why | null;
    readonly undefined: readonly NoValue[];
  };
}

export interface DimensionParts {
  readonly dimension: Dimension;
  readonly observed: number | null;
  readonly expected: number | null;
  readonly ratio: number | null;
  readonly score: number | null;
  readonly reach: {
    readonly within: number;
    readonly value: number | null;
    readonly parts: readonly {
      readonly name: string;
      readonly explanation: string;
      readonly value: number | null;
      readonly reached: number | null;
      readonly possible: number | null;
    }[];
    readonly withheld: Why | null;
    readonly undefined: readonly NoValue[];
  };
  readonly distance: {
    readonly mean: number | null;
    readonly unreachableShare: number | null;
    readonly standardError: number | null;
    readonly withheld: Why | null;
    readonly undefined: readonly NoValue[];
  };
  readonly redundancy: {
    readonly value: number | null;
    readonly mean: number | null;
    readonly weakestPair: readonly string[] | null;
    readonly pairsBySize: readonly number[] | null;
    readonly pairs: number | null;
    readonly pairsExamined: number | null;
    readonly cutSet: readonly Named[] | null;
    readonly withheld: Why | null;
    readonly undefined: readonly NoValue[];
  };
  readonly withheld: Why | null;
  readonly undefined: readonly NoValue[];
}

export interface GapLine {
  readonly id: string;
  readonly kind: GapKind;
  readonly dimension: Dimension;
  readonly summary: string | null;
  readonly from: Group;
  readonly to: Group;
  readonly observed: number | null;
  readonly reach: number | null;
  readonly reachTarget: number | null;
  readonly redundancy: number | null;
  readonly verdict: GapVerdict;
  readonly pair: {
    readonly comparable: {
      readonly confidence: GapConfidence | null;
    };
  } | null;
  readonly bridgedBy: readonly Named[] | null;
  readonly namesWithheld: Why | null;
  readonly withheld: Why | null;
  readonly undefined: readonly NoValue[];
}

export interface FewestTiesLine {
  readonly dimension: Dimension;
  readonly from: Group;
  readonly to: Group;
  readonly observed: number | null;
  readonly expected: number | null;
  readonly density: number | null;
  readonly withheld: Why | null;
}

export interface Group {
  readonly label: string;
  readonly size: number | null;
}

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly profession: string | null;
}

export interface Why {
  readonly explanation: string;
}

export interface NoValue {
  readonly figure: string;
  readonly explanation: string;
}

export type Dimension =
  | 'VERTICAL'
  | 'HORIZONTAL'
  | 'CROSS_ORGANISATION'
  | 'CLINICAL_MANAGERIAL';

export type GapConfidence =
  | 'LOW'
  | 'MODERATE'
  | 'HIGH';

export type GapKind =
  | 'SPARSE'
  | 'UNREACHED'
  | 'FRAGILE'
  | 'SILENT_LINE';

export type GapVerdict =
  | 'GAP'
  | 'CONNECTED'
  | 'CANNOT_TELL'
  | 'TOO_FEW'
  | 'NOT_TESTED';

export type TieDirection =
  | 'EITHER'
  | 'BOTH'
  | 'DIRECTED';

export type TieKind =
  | 'ADVICE'
  | 'INFORMATION'
  | 'COLLABORATION'
  | 'TRUST'
  | 'FRIENDSHIP'
  | 'EXPERTISE'
  | 'MENTORING'
  | 'SHADOWING'
  | 'ESCALATION'
  | 'MEETING'
  | 'MESSAGE'
  | 'CONTACT'
  | 'OPERATIONAL_LINE'
  | 'PROFESSIONAL_LINE';
