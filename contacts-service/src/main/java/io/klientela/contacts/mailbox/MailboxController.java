package io.klientela.contacts.mailbox;

import io.klientela.contacts.email.Withdrawal;
import io.klientela.contacts.mailbox.MailboxView.TroubleView;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own mailbox: everybody connects at most one. */
@Tag(name = "Mailbox", description = "Your own mailbox, and your address for copies of mails")
@RestController
@RequestMapping("/api/v1/mailbox")
class MailboxController {
    private final Mailboxes mailboxes;
    private final Trial trial;
    private final BccAddresses addresses;
    private final FilingSettings filing;
    private final Withdrawal withdrawal;
    private final MailboxTrail trail;
    private final Access access;
    private final Clock clock;

    MailboxController(
            Mailboxes mailboxes,
            Trial trial,
            BccAddresses addresses,
            FilingSettings filing,
            Withdrawal withdrawal,
            MailboxTrail trail,
            Access access,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.trial = trial;
        this.addresses = addresses;
        this.filing = filing;
        this.withdrawal = withdrawal;
        this.trail = trail;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param mailbox null where none is connected
     * @param bcc null where none was asked for yet
     * @param bccPossible whether the platform has a mailbox for copies
     */
    record MailboxStatus(
            @Nullable MailboxView mailbox, @Nullable BccView bcc, boolean bccPossible) {}

    /** @param filed mails that came by it. @param refused mails that came from somebody else */
    record BccView(String address, long filed, long refused) {
        private static BccView of(BccAddresses.BccAddress found) {
            return new BccView(found.address(), found.filed(), found.refused());
        }
    }

    /** @param troubles none where all is well */
    record TrialResult(List<TroubleView> troubles) {}

    @Operation(summary = "Your mailbox and how it goes with it, and your address for copies")
    @GetMapping
    MailboxStatus get() {
        String userId = person();
        return new MailboxStatus(
                mailboxes
                        .find(userId)
                        .flatMap(mailbox ->
                                mailboxes.standing(userId).map(standing -> MailboxView.of(mailbox, standing)))
                        .orElse(null),
                addresses.of(userId).map(BccView::of).orElse(null),
                filing.isConfigured());
    }

    @Operation(
            summary = "Connect your mailbox, or change how",
            description =
                    "It is tried out first, and refused with what is wrong. A password may be left out where it is"
                            + " known and nothing else of its server changes")
    @PutMapping
    MailboxStatus put(@Valid @RequestBody MailboxInput input) {
        String userId = person();
        Connected before = mailboxes.find(userId).orElse(null);
        Passwords passwords = passwords(input, userId, before);
        Connected mailbox = input.connected(userId, before, clock.instant());
        requireMayTakeLeads(mailbox);
        List<Trouble> troubles = trial.of(mailbox, passwords);
        if (!troubles.isEmpty()) {
            Problem problem = Problem.unprocessable(troubles.getFirst().text());
            troubles.forEach(trouble -> problem.field(trouble.field(), trouble.text()));
            throw problem;
        }
        trail.saved(before, mailbox, before != null && !passwords.equals(mailboxes.passwords(userId)));
        mailboxes.save(mailbox, passwords);
        return get();
    }

    @Operation(summary = "Try a mailbox out without connecting it: what is wrong with it, if anything")
    @PostMapping("/test")
    TrialResult test(@Valid @RequestBody MailboxInput input) {
        String userId = person();
        Connected before = mailboxes.find(userId).orElse(null);
        Passwords passwords = passwords(input, userId, before);
        return new TrialResult(trial.of(input.connected(userId, before, clock.instant()), passwords).stream()
                .map(TroubleView::of)
                .toList());
    }

    private Passwords passwords(MailboxInput input, String userId, @Nullable Connected before) {
        mailboxes.requireKey();
        return input.passwords(before, before == null ? null : mailboxes.passwords(userId));
    }

    private void requireMayTakeLeads(Connected mailbox) {
        if (mailbox.takesLeads()) {
            access.require("lead", "create");
        }
    }

    @Operation(summary = "Stop reading your mailbox for a while")
    @PostMapping("/pause")
    MailboxStatus pause() {
        return pause(true);
    }

    @Operation(summary = "Go on reading your mailbox, from where it was left")
    @PostMapping("/resume")
    MailboxStatus resume() {
        return pause(false);
    }

    private MailboxStatus pause(boolean paused) {
        Connected mailbox = mailboxes
                .find(person())
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "You have connected no mailbox."));
        if (mailboxes.isPaused(mailbox.userId()) != paused) {
            trail.paused(mailbox, paused);
        }
        mailboxes.pause(mailbox.userId(), paused);
        return get();
    }

    @Operation(
            summary = "Disconnect your mailbox; its passwords are forgotten",
            description = "With mails=delete the mails that were filed from it alone go too; by default they stay")
    @DeleteMapping
    ResponseEntity<Void> delete(@RequestParam(defaultValue = "keep") String mails) {
        String userId = person();
        if (!mails.equals("keep") && !mails.equals("delete")) {
            throw Problem.badRequest("Say mails=keep or mails=delete.").field("mails", "is one of keep, delete");
        }
        mailboxes.find(userId).ifPresent(mailbox -> trail.disconnected(mailbox, mails));
        mailboxes.forget(userId);
        if (mails.equals("delete")) {
            withdrawal.ofAllOf(userId);
        }
        return ResponseEntity.noContent().build();
    }

    @Operation(
            summary = "Get an address of your own: mails that you copy to it are filed with their recipients",
            description = "One that you had before leads nowhere from then on")
    @PostMapping("/bcc")
    BccView renew() {
        if (!filing.isConfigured()) {
            throw Problem.conflict(
                    "There is no mailbox for copies: set KLIENTELA_FILING_USERNAME to one that gets the mail to log+….");
        }
        String userId = person();
        trail.addressRenewed(userId);
        return BccView.of(addresses.renew(userId));
    }

    private static String person() {
        Actor actor = CurrentActor.get();
        if (!actor.isUser()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "Only people have a mailbox of their own.");
        }
        return actor.id();
    }
}
