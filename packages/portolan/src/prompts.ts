const TOOLS =
  'sudo|doas|ss|lsof|netstat|docker|podman|kubectl|nmap|netsh|cat|sockstat|Get-Net\\w+|nc|curl|ps|ip|pgrep|pidof|fuser|fstat';
const PROMPT = new RegExp(
  `^(?:\\s*\\$|\\s*%|.{0,60}[➜❯λ»](?:\\s.{0,60})?\\s|\\s*#|PS[^>]*>|[A-Za-z]:\\\\[^>]*>|\\S*[@:~][^#$%>]*[#$%>])\\s*((?:${TOOLS})\\b.*)$`,
);
const BARE_COMMAND = new RegExp(
  `^\\s*((?:sudo\\s+)?(?:ss|lsof|netstat|netsh|docker|nmap|Get-Net\\w+)\\s+-?[a-zA-Z-].*)$`,
);
const BARE_PROMPT = /^(?:\s*[$%]|PS[^>]*>|[[(]?\S+[@:~].{0,60}[#$%>]|[➜❯λ»].{0,60})\s*$/;

/** The command of a line, with a prompt before it or alone; empty for a prompt alone, `null`: the line is neither. */
export function commandOf(line: string): string | null {
  const command = PROMPT.exec(line)?.[1] ?? BARE_COMMAND.exec(line)?.[1];
  return command ?? (BARE_PROMPT.test(line) ? '' : null);
}

/** A command behind a prompt. */
export function isPrompted(line: string): boolean {
  return PROMPT.test(line);
}
