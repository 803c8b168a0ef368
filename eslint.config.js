import js from '@eslint/js';

// Across engines only + − × ÷ and these give the same bits; everything else that feeds a result belongs in C++.
const exact = 'abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|PI';
const computeInCpp = 'differs in its last bits between engines: compute it in C++.';

const repeatable = [
  {
    selector: `MemberExpression[object.name='Math']:not([computed=false][property.name=/^(${exact})$/])`,
    message: `This Math function ${computeInCpp}`,
  },
  {
    selector: "VariableDeclarator[init.name='Math']",
    message: 'Write Math.name, so that its use can be checked.',
  },
  { selector: "BinaryExpression[operator='**']", message: `** ${computeInCpp}` },
  { selector: "AssignmentExpression[operator='**=']", message: `**= ${computeInCpp}` },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now'], NewExpression[callee.name='Date']",
    message: 'A result knows no time of day.',
  },
];

export default [
  { ignores: ['build/', 'dist/', 'node_modules/'] },
  js.configs.recommended,
  {
    rules: {
      'no-undef': 'off', // tsc knows the names of browsers, workers and Node better
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      'no-shadow': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 400],
      complexity: ['error', 15],
    },
  },
  {
    files: ['bindings/js/**', 'web/model/**', 'web/actions/**'],
    rules: { 'no-restricted-syntax': ['error', ...repeatable], 'no-console': 'error' },
  },
  {
    files: ['bindings/js/generated/**'],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: { 'max-lines': 'off', 'no-unused-vars': 'off', complexity: 'off', 'prefer-const': 'off' },
  },
];
