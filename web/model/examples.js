/**
 * Settings worth a look, as links: what each shows is said in its title.
 * @type {{ link: string, title: string }[]}
 */
export const examples = [
  { link: 'data=xor&rate=0.1', title: 'XOR: no straight line can do it' },
  { link: 'data=circles&rate=0.1', title: 'A ring around a disc' },
  { link: 'data=xor&entangler=none&rate=0.1', title: 'The same without entanglement' },
  { link: 'data=circles&encoder=amplitude&rate=0.1', title: 'The ring as amplitudes: its scale is lost' },
  { link: 'shots=10&shotTraining=on', title: 'Ten shots a circuit' },
  { link: 'data=circles&rate=0.1&device=ibm_brooklyn&scale=3', title: 'The ring on a noisy device' },
  { link: 'data=breast_cancer', title: 'Breast cancer: a hard baseline' },
];
