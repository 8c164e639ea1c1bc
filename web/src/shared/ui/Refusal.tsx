import classes from "./Refusal.module.css";

/** Where in the text a refusal points, if it says so: "1:14: …" or "column 14". */
export function columnOf(message: string): number | undefined {
  const found = /(?:\bcolumn\s+|(?:^|:)\d+:)(\d+)/i.exec(message);
  return found ? Number(found[1]) : undefined;
}

/** The line that a refusal names, from 1. */
export function lineOf(message: string): number {
  const found = /(?:\bline\s+|(?:^|:))(\d+)(?::\d+|\b)/i.exec(message);
  return found ? Number(found[1]) : 1;
}

/** What is wrong with a text, below the line and the column where it is. */
export function Refusal({ id, text, message }: { id?: string; text: string; message: string }) {
  const column = columnOf(message);
  const line = column === undefined ? undefined : text.split("\n")[lineOf(message) - 1];
  return (
    <div id={id} className={classes.refusal} role="alert">
      {line !== undefined && column !== undefined && (
        <pre className={classes.place} aria-hidden>
          {`${line}\n${" ".repeat(Math.max(0, column - 1))}▲`}
        </pre>
      )}
      <p>{message.replace(/^(?:ERROR: )?(?:<input>:)?\d+:\d+:\s*/, "")}</p>
    </div>
  );
}
