'use client';

import { useState } from 'react';

/** The newest answer that a query has given: it stays while another one is awaited, and where that one fails. */
export function useLastAnswer<Answer>(answer: Answer | undefined, first: Answer): Answer {
  const [last, setLast] = useState(first);
  if (answer === undefined || answer === last) return last;
  setLast(answer);
  return answer;
}
