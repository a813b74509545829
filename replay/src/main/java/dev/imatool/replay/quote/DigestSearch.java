package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.ListBeginning;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.bouncycastle.crypto.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a prefix whose PCR values hash to the quoted digest, where the values themselves are not at hand. PCRs that the
 * list does not extend must be given, or hold what they hold after a reset. One hash for each entry of a quoted PCR and each
 * way of extending; more than one hash function only where nothing names it.
 */
final class DigestSearch implements PrefixFinder {
    private final List<Slot> quoted;
    private final Map<Slot, ByteString> given;
    private final byte[] expected;
    private final List<Digest> digests;
    private final List<SearchedSlot> slots = new ArrayList<>();
    private final List<SchemeChoice> choices;
    private final IntFunction<ListBeginning> beginnings;
    private final GivenStarts starts;
    private final List<Integer> extendedPcrs = new ArrayList<>();
    private final byte[] values;
    private final byte[] hashed;
    private final boolean hopeless;
    private boolean violations;
    private @Nullable SchemeChoice found;
    private long from;
    private Optional<Container> fromIn = Optional.empty();

    /** @param beginnings where each PCR of the list begins, by its entries so far */
    DigestSearch(
            Attestation.Quote quote,
            Map<Slot, ByteString> given,
            List<TpmHash> hashes,
            GivenStarts starts,
            IntFunction<ListBeginning> beginnings) {
        this.beginnings = beginnings;
        this.starts = starts;
        this.quoted = quote.selection().slots();
        this.given = given;
        this.expected = quote.digest().toByteArray();
        this.digests = hashes.stream()
                .filter(hash -> hash.digestLength() == expected.length)
                .map(TpmDigest::of)
                .toList();
        Map<PcrBank, BankHash> functions = new EnumMap<>(PcrBank.class);
        for (Slot slot : quoted) {
            Optional<PcrBank> bank = TpmHash.ofName(slot.bank()).flatMap(TpmHash::bank);
            Optional<ByteString> value = Optional.ofNullable(given.get(slot))
                    .filter(bytes ->
                            bank.isPresent() && bytes.length() == bank.get().digestLength());
            bank.ifPresent(known -> slots.add(new SearchedSlot(
                    slot,
                    known,
                    functions.computeIfAbsent(known, BankHash::new),
                    value,
                    starts.of(known, slot.pcr()))));
        }
        this.hopeless = slots.size() < quoted.size() || digests.isEmpty();
        this.choices = SchemeChoice.of(slots.stream().map(SearchedSlot::bank).toList());
        this.values = new byte
                [slots.stream().mapToInt(slot -> slot.bank().digestLength()).sum()];
        this.hashed = new byte[expected.length];
    }

    @Override
    public boolean extend(TemplateDigests entry) {
        int pcr = entry.entry().pcr();
        if (!extendedPcrs.contains(pcr)) {
            extendedPcrs.add(pcr);
        }
        if (found != null || hopeless) {
            return false;
        }
        violations |= entry.entry().violation();
        boolean changed = false;
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).slot().pcr() == pcr) {
                slots.get(i).extend(entry);
                changed = true;
            }
        }
        return changed && search(entry.entry());
    }

    private boolean search(EntryView entry) {
        for (int i = 0; i < choices.size(); i++) {
            SchemeChoice choice = choices.get(i);
            if ((violations || !choice.onlyForViolations()) && gives(choice)) {
                found = choice;
                from = entry.number();
                fromIn = entry.container();
                return true;
            }
        }
        return false;
    }

    private boolean gives(SchemeChoice choice) {
        int at = 0;
        for (int i = 0; i < slots.size(); i++) {
            SearchedSlot slot = slots.get(i);
            if (slot.broken(choice)) {
                return false;
            }
            slot.copyTo(values, at, choice);
            at += slot.bank().digestLength();
        }
        for (int i = 0; i < digests.size(); i++) {
            digests.get(i).update(values, 0, values.length);
            digests.get(i).doFinal(hashed, 0);
            if (Arrays.equals(hashed, expected)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean complete() {
        return found != null;
    }

    @Override
    public OptionalLong prefix() {
        return found == null ? OptionalLong.empty() : OptionalLong.of(from);
    }

    @Override
    public List<QuotedPcr> pcrs() {
        return quoted.stream().map(this::result).toList();
    }

    private QuotedPcr result(Slot quotedSlot) {
        Optional<SearchedSlot> slot =
                slots.stream().filter(each -> each.slot().equals(quotedSlot)).findFirst();
        SchemeChoice choice = found;
        if (slot.isEmpty()) {
            return without(quotedSlot, QuotedPcr.State.UNKNOWN_BANK);
        }
        if (choice == null) {
            return without(
                    quotedSlot,
                    !extendedPcrs.contains(quotedSlot.pcr())
                            ? QuotedPcr.State.NOT_EXTENDED
                            : begins(quotedSlot) ? QuotedPcr.State.VALUE_UNKNOWN : QuotedPcr.State.UNKNOWN_BEGINNING);
        }
        byte[] value = new byte[slot.get().bank().digestLength()];
        slot.get().copyTo(value, 0, choice);
        boolean extended = slot.get().extended();
        return new QuotedPcr(
                quotedSlot,
                Optional.of(ByteString.copyOf(value)),
                extended ? QuotedPcr.State.REPRODUCED : QuotedPcr.State.NOT_EXTENDED,
                extended ? OptionalLong.of(from) : OptionalLong.empty(),
                extended ? fromIn : Optional.empty(),
                extended ? Optional.of(choice.scheme(slot.get().bank())) : Optional.empty(),
                extended ? slot.get().start() : Optional.empty());
    }

    private QuotedPcr without(Slot slot, QuotedPcr.State state) {
        return new QuotedPcr(
                slot,
                Optional.ofNullable(given.get(slot)),
                state,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public List<Slot> missing() {
        return found != null
                ? List.of()
                : quoted.stream()
                        .filter(slot -> !given.containsKey(slot) && !extendedPcrs.contains(slot.pcr()))
                        .toList();
    }

    /** Quoted PCRs of which entries may be missing before the first one. */
    private List<Slot> unknown() {
        return quoted.stream()
                .filter(slot -> extendedPcrs.contains(slot.pcr()))
                .filter(slot -> !begins(slot))
                .toList();
    }

    private boolean begins(Slot slot) {
        return (!starts.has(slot.pcr()) && beginnings.apply(slot.pcr()).known())
                || slots.stream()
                        .anyMatch(searched ->
                                searched.slot().equals(slot) && searched.start().isPresent());
    }

    /** The digest is over all values, so that one which is not known leaves all of them unknown. */
    @Override
    public boolean open() {
        return found == null && !hopeless && !unknown().isEmpty();
    }

    @Override
    public Optional<NoPrefix> why() {
        if (found != null) {
            return Optional.empty();
        }
        if (quoted.stream().noneMatch(slot -> extendedPcrs.contains(slot.pcr()))) {
            return Optional.of(new NoPrefix.NothingExtended(quoted, extendedPcrs));
        }
        List<Slot> banks = quoted.stream()
                .filter(slot -> slots.stream().noneMatch(each -> each.slot().equals(slot)))
                .toList();
        if (!banks.isEmpty()) {
            return Optional.of(new NoPrefix.BankNotReplayed(banks));
        }
        if (open()) {
            return Optional.of(new NoPrefix.BeginsUnknown(unknown()));
        }
        List<Slot> missing = missing();
        return Optional.of(missing.isEmpty() ? new NoPrefix.OtherDigest() : new NoPrefix.ValuesNeeded(missing));
    }
}
