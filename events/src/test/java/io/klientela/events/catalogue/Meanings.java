package io.klientela.events.catalogue;

import java.util.Map;

/** What the words in the wire names mean. */
final class Meanings {
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("created", "There is a new %s; an imported one may be in any state."),
            Map.entry("updated", "Fields of the %s changed; `changes` names each with its value before and after."),
            Map.entry("deleted", "The %s is gone; its state is the last one it had."),
            Map.entry("reminded", "It is time to remind the owner of the %s; `dueAt` says when it begins."),
            Map.entry("stage-changed", "The %s moved from one open stage to another."),
            Map.entry("won", "The %s was won."),
            Map.entry("lost", "The %s was lost, with a reason where one was given."),
            Map.entry("reopened", "The %s, closed in some way before, is open again."),
            Map.entry("assigned", "The owner of the %s changed."),
            Map.entry("qualified", "The %s is worth an offer."),
            Map.entry("disqualified", "The %s will not become a customer; `reason` says why."),
            Map.entry("converted", "The %s became a customer: contact, company and deal exist."),
            Map.entry("scheduled", "The %s will be sent at its time."),
            Map.entry("started", "The %s is being sent."),
            Map.entry("paused", "The %s waits; nothing more is sent."),
            Map.entry("resumed", "The %s goes on where it was paused."),
            Map.entry("stopped", "The %s was ended before everybody got it."),
            Map.entry("progressed", "The %s came further: its totals or its steps changed."),
            Map.entry("retried", "What failed in the %s is tried again."),
            Map.entry("finished", "Everybody in the %s got it, or could not."),
            Map.entry("sent", "The mail server took the %s."),
            Map.entry(
                    "filed",
                    "The %s was found in a mailbox, or written here, and is filed under whom it is from or to."),
            Map.entry("failed", "The %s failed for good; `problem` says why."),
            Map.entry("bounced", "The %s came back."),
            Map.entry("opened", "Somebody opened the %s."),
            Map.entry("clicked", "Somebody followed a link of the %s."),
            Map.entry("unsubscribed", "The %s was answered with an unsubscription."),
            Map.entry("status-changed", "The %s went from one status to another."),
            Map.entry("message-added", "Somebody wrote to the %s."),
            Map.entry("response-due", "The first response to the %s is due soon."),
            Map.entry("overdue", "A promise about the %s was broken."),
            Map.entry("solved", "The %s was solved."),
            Map.entry("rated", "The customer said how good the help with the %s was."),
            Map.entry("merged", "The %s was merged into another one."),
            Map.entry("absorbed", "The %s stands for another one too, and took over what was chosen of it."),
            Map.entry("unmerged", "The %s, merged into another one before, is one of its own again."),
            Map.entry("released", "The %s no longer stands for another one, and gave back what it had of it."),
            Map.entry("moved", "The %s went with its ticket into another one."),
            Map.entry("delivered", "The %s left as a mail."),
            Map.entry("delivery-failed", "The %s could not be sent as a mail."),
            Map.entry("succeeded", "Every action of the %s was done."),
            Map.entry("ended", "The %s is over: its tokens are refused; `reason` says why."),
            Map.entry("seen-as", "Somebody begins to see the application as the %s does, only to look."),
            Map.entry("signed", "The state of a service's audit log was signed (%s)."),
            Map.entry("decided", "Somebody decided about the %s, or took a decision back."),
            Map.entry("signed-off", "Everything in the %s is decided, and it stays as it is."),
            Map.entry("noted", "Somebody used a right for the first time on a day (%s)."),
            Map.entry("worded", "The %s has another version of what people are told."),
            Map.entry("requested", "A consent in the %s waits to be confirmed from its address."),
            Map.entry("given", "A consent was entered into the %s; `entry` says which."),
            Map.entry("withdrawn", "A consent was withdrawn, or somebody objected (%s); `entry` says to what."),
            Map.entry("read", "The %s was read."),
            Map.entry("disabled", "The %s was switched off by itself; `reason` says why."));

    private Meanings() {}

    /** @param type a wire name like {@code klientela.sales.deal.won.v1} */
    static String of(String type) {
        String[] parts = type.split("\\.", -1);
        String sentence = SENTENCES.get(parts[3]);
        if (sentence == null) {
            throw new IllegalArgumentException(
                    "Say in Meanings what \"%s\" means: the catalogue of events tells it.".formatted(parts[3]));
        }
        return sentence.formatted(parts[2]);
    }
}
