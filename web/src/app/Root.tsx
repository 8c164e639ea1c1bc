import { useQuery } from "@tanstack/react-query";
import { SeeAsBanner } from "@/features/seeas/SeeAsBanner";
import { seenAs } from "@/shared/api/seeAs";
import { meOptions, sessionOptions } from "@/shared/api/session";
import { Failure } from "@/shared/ui/states";
import { Shell } from "./Shell";
import classes from "./Shell.module.css";
import { SignIn } from "./SignIn";

/** The frame for those who are signed in, the way in for the others. */
export function Root() {
  const session = useQuery(sessionOptions);
  const signedIn = session.data?.authenticated === true;
  const me = useQuery({ ...meOptions, enabled: signedIn });
  if (session.isError) {
    return (
      <main className={classes.alone}>
        <Failure page error={session.error} retry={() => void session.refetch()} />
      </main>
    );
  }
  if (session.data && !signedIn) return <SignIn />;
  if (me.isError && !me.data) {
    return (
      <main className={classes.alone}>
        <Failure page error={me.error} retry={() => void me.refetch()} />
      </main>
    );
  }
  const seen = seenAs();
  return seen ? (
    <div className={classes.seen}>
      <SeeAsBanner seen={seen} />
      <Shell me={me.data} />
    </div>
  ) : (
    <Shell me={me.data} />
  );
}
