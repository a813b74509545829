package dev.imatool.render.verify;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.replay.buffer.BufferFindings;
import dev.imatool.replay.buffer.BufferStatement;
import dev.imatool.replay.buffer.BufferStatement.Check;
import dev.imatool.replay.buffer.BufferStatement.Result;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What measured buffers say about the entries around them: what agrees by number, the rest one by one. */
final class BufferStatementPage {
    private static final int USUAL = 20;
    private static final Set<Check> TABLES = Set.of(Check.ACTIVE_TABLE, Check.INACTIVE_TABLE);

    private BufferStatementPage() {}

    /** Nothing for a list without buffers. */
    static void write(Page page, BufferFindings buffers, String input) throws IOException {
        if (buffers.buffers() == 0) {
            return;
        }
        page.blank();
        page.line(input
                + Phrases.count(buffers.buffers(), "measured buffer", "measured buffers")
                + (buffers.keys() == 0 ? "" : ", " + buffers.keys() + " of them keys added to keyrings"));
        agreeing(page, buffers);
        List<BufferStatement> others = buffers.statements().stream()
                .filter(statement -> !statement.kind().agrees())
                .toList();
        int shown = Math.min(page.most(USUAL), others.size());
        for (BufferStatement statement : others.subList(0, shown)) {
            page.line("  entry " + statement.entry() + ": "
                    + Printable.textOf(statement.name().eventName())
                    + ContainerText.after(page, statement.name().container()) + ": "
                    + page.paint(statement.proof() ? Role.BAD : Role.ODD, words(page, statement)));
        }
        long all = buffers.count(kind -> !kind.agrees());
        if (all > shown) {
            page.line("  " + Listing.more(all, shown, others.size()));
        }
    }

    private static void agreeing(Page page, BufferFindings buffers) throws IOException {
        long tables = buffers.count(kind -> TABLES.contains(kind.check()));
        if (tables > 0) {
            page.line("  device mapper: " + linked(buffers, TABLES) + " of "
                    + Phrases.count(tables, "table hash is", "table hashes are")
                    + " that of a table load in the list");
        }
        long modules = buffers.count(kind -> kind.check() == Check.MODULE);
        if (modules > 0) {
            page.line("  modules loaded from memory: " + linked(buffers, Set.of(Check.MODULE)) + " of " + modules
                    + " with a module file of that digest in the list");
        }
        for (BufferStatement statement : buffers.statements()) {
            if (statement.check() == Check.KEXEC_ENTRIES && statement.result() == Result.AGREES) {
                page.line("  kexec: entry " + statement.entry()
                        + ContainerText.beside(page, statement.name().container()) + " counts "
                        + statement.counted().orElse(0) + " entries before it, and so does the list");
            }
        }
    }

    private static long linked(BufferFindings buffers, Set<Check> checks) {
        return buffers.count(kind -> checks.contains(kind.check()) && kind.result() == Result.LINKED);
    }

    private static String words(Page page, BufferStatement statement) {
        String said = Printable.ofText(statement.logged().orElse(""));
        String subject = Printable.textOf(statement.subject().orElse(ByteString.EMPTY));
        long counted = statement.counted().orElse(0);
        String other = statement.other().orElse(0) + ContainerText.beside(page, statement.otherIn());
        return switch (statement.result()) {
            case FEWER ->
                "the kernel counted " + said + " entries before this one, the list has " + counted
                        + ": entries are missing";
            case FEWER_OR_STAGED ->
                "the kernel counted " + said + " entries before this one, the list has " + counted
                        + ": it is part of a longer list, or the kernel moved entries out (staging)";
            case MORE ->
                "the kernel counted " + said + " entries before this one, the list has " + counted
                        + ": carried over another kexec, logged at the same moment, or inserted later";
            case DIFFERS ->
                "the kernel counted " + said + " bytes before this one, the list has " + counted
                        + " in as many entries: logged at the same moment, or entries were replaced";
            case TOO_SMALL ->
                "room for " + said + " bytes, and the list had " + counted + ": the kexec cut off its end";
            case EVENTS_LOST ->
                "no kexec_execute before the boot_aggregate in entry " + other
                        + ": the last measurements before the kexec are in the PCR and missing from the list";
            case NOT_IN_LIST ->
                statement.check() == Check.MODULE
                        ? "no module file of the list has the digest of this module"
                        : "the table of device " + subject
                                + " is not that of any table load in the list: it was loaded before loads were measured,"
                                + " or the same buffer was logged before";
            case LOOKALIKE -> "a keyring named like the kernel's " + subject + ", which it is not";
            case PRIVATE_KEY -> "a private key was added to keyring " + subject + ", and so is in this list";
            case SHARED ->
                "not the key of entry " + other + ", and has the same key id "
                        + statement.subject().map(ByteString::hex).orElse("");
            case CHANGED_WITHOUT_BOOT ->
                "kernel " + subject + " is not that of entry " + other
                        + ", and there is no boot_aggregate between them";
            case AGREES, LINKED -> "agrees";
        };
    }
}
