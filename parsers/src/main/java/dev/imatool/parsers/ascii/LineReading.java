package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.FieldId;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.parsers.entry.LegacyTemplateData;
import dev.imatool.parsers.input.ByteWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Encodes the fields of a line again, in every way that they can have been stored, until the template digest proves one:
 * other meanings of the template's name, both byte orders, and the choices that single fields leave. What proved an entry
 * is tried first for the next one.
 */
final class LineReading {
    private static final int MOST_COMBINATIONS = 256;
    /** Failures after which an undescribed template is no longer guessed at. */
    private static final int GUESSES = 32;

    private final ByteWindow window;
    private final TemplateCatalog catalog;
    private final ByteSlice digest = new ByteSlice();
    private final LegacyTemplateData legacyData = new LegacyTemplateData();
    private final LineHabits habits;

    final PrintedFields fields;
    final FieldEncoder encoder;

    Template template = Template.unknown("");
    /** Field that could not be encoded, or -1. */
    int failedField;

    LineReading(ByteWindow window, TemplateCatalog catalog, Optional<ByteOrder> fixedOrder) {
        this(window, catalog, new LineHabits(fixedOrder));
    }

    private LineReading(ByteWindow window, TemplateCatalog catalog, LineHabits habits) {
        this.window = window;
        this.catalog = catalog;
        this.habits = habits;
        this.fields = new PrintedFields(window);
        this.encoder = new FieldEncoder(window);
    }

    /** A reading of other lines of the same text, which stand in {@code other}. */
    LineReading in(ByteWindow other) {
        return new LineReading(other, catalog, habits);
    }

    /** Order of the length words that was tried last. */
    ByteOrder order() {
        return habits.order;
    }

    /** True when some reading of the line, its fields ending at {@code to}, gives its template digest. */
    boolean prove(EntryLine line, int to) {
        line.templateDigest(digest);
        if (digest.length() == 0 || digest.allZero()) {
            return false;
        }
        Template named = named(line);
        if (named.described()) {
            if (prove(habits.usualReading.getOrDefault(named.name(), named), line, to)) {
                return true;
            }
            for (Template other : catalog.otherReadings(named)) {
                if (prove(other, line, to)) {
                    habits.usualReading.put(named.name(), other);
                    return true;
                }
            }
            return false;
        }
        return habits.failedGuesses < GUESSES && proveGuess(named, line, to);
    }

    /** The usual reading of a line that nothing proves; false when its text cannot be encoded. */
    boolean assume(EntryLine line, int to) {
        Template named = named(line);
        template = habits.usualReading.getOrDefault(named.name(), named);
        fields.split(Math.min(line.fieldsAt, to), to, line.unusualBlanks);
        if (!template.described()) {
            failedField = -1;
            return false;
        }
        fields.fit(template, false);
        if (fields.count != template.fields().size()) {
            failedField = -1;
            return false;
        }
        int combination = habits.usualCombination.getOrDefault(template.name(), 0);
        return encode(habits.order, combination) && known(template);
    }

    /** True when the line that was just encoded has an event name with something in it. */
    boolean hasName() {
        int name = PrintedFields.nameIndex(template);
        return name >= 0 && fields.length(name) > 0;
    }

    /** Byte order, where a proven entry with length words has told it. */
    Optional<ByteOrder> toldOrder() {
        return habits.orderTold ? Optional.of(habits.order) : habits.fixedOrder;
    }

    /** True once when a proven entry has another byte order than those before it. */
    boolean takeOrderChange() {
        boolean changed = habits.orderChanged;
        habits.orderChanged = false;
        return changed;
    }

    /** The kind of template digest that proved a line last. */
    LoggedDigestKind provenKind() {
        return habits.proof.kind();
    }

    /** A list whose template digests are of that kind comes. */
    void expect(LoggedDigestKind kind) {
        habits.proof.expect(kind);
    }

    /** Another list comes, whose template digests may be of another kind. */
    void beginList() {
        habits.proof.forget();
    }

    /** Template data of a legacy entry as it is hashed. */
    LegacyTemplateData legacyData() {
        return legacyData;
    }

    private Template named(EntryLine line) {
        return catalog.lookup(window.array(), window.position() + line.nameAt, line.nameEnd - line.nameAt);
    }

    /** True when a digest that differs means a mismatch: each field can be stored in one way, or the way is known. */
    private boolean known(Template read) {
        if (habits.provenNames.contains(read.name())) {
            return true;
        }
        return certain(read);
    }

    private static boolean certain(Template read) {
        for (int i = 0; i < read.fields().size(); i++) {
            if (!FieldEncoder.certain(read.fields().get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean prove(Template read, EntryLine line, int to) {
        template = read;
        fields.split(Math.min(line.fieldsAt, to), to, line.unusualBlanks);
        fields.fit(read, true);
        if (fields.count != read.fields().size()) {
            return false;
        }
        int combinations = combinations(read);
        int usual = Math.min(habits.usualCombination.getOrDefault(read.name(), 0), combinations - 1);
        for (int i = 0; i < combinations; i++) {
            int combination = (usual + i) % combinations;
            if (proves(habits.order, combination)
                    || (habits.fixedOrder.isEmpty() && proves(habits.order.other(), combination))) {
                if (combination != usual) {
                    habits.usualCombination.put(read.name(), combination);
                }
                if (combinations > 1 || !certain(read)) {
                    habits.provenNames.add(read.name());
                }
                return true;
            }
        }
        return false;
    }

    /** A template nobody described: every blank may part two fields, each of which may be text, hex or a digest. */
    private boolean proveGuess(Template named, EntryLine line, int to) {
        fields.split(line.fieldsAt, to, line.unusualBlanks);
        List<FieldId> ids = new ArrayList<>();
        for (int i = 0; i < fields.found; i++) {
            ids.add(new FieldId("field_" + (i + 1)));
        }
        boolean proven = prove(new Template(named.name(), ids), line, to);
        habits.failedGuesses = proven ? 0 : habits.failedGuesses + 1;
        template = named;
        return proven;
    }

    private boolean proves(ByteOrder tried, int combination) {
        if (!encode(tried, combination)) {
            return false;
        }
        boolean legacy = template.legacy();
        byte[] data = legacy ? legacyData.array() : encoder.data();
        if (!habits.proof.proves(digest, data, 0, legacy ? legacyData.length() : encoder.length())) {
            return false;
        }
        if (!legacy) {
            habits.orderChanged |= habits.orderTold && tried != habits.order;
            habits.orderTold = true;
            habits.order = tried;
        }
        return true;
    }

    private boolean encode(ByteOrder tried, int combination) {
        encoder.clear();
        failedField = -1;
        int rest = combination;
        List<FieldId> ids = template.fields();
        boolean legacy = template.legacy();
        int digestLength = 0;
        for (int i = 0; i < ids.size(); i++) {
            int choices = encoder.choices(ids.get(i), fields.start(i), fields.end(i));
            int choice = rest % choices;
            rest /= choices;
            boolean encoded = legacy
                    ? encoder.appendStored(ids.get(i), fields.start(i), fields.end(i), tried, choice)
                    : encoder.append(ids.get(i), fields.start(i), fields.end(i), tried, choice);
            if (!encoded) {
                failedField = i;
                return false;
            }
            digestLength = i == 0 ? encoder.length() : digestLength;
        }
        return !legacy || legacy(digestLength);
    }

    private boolean legacy(int digestLength) {
        int nameLength = encoder.length() - digestLength - 1;
        if (nameLength > LegacyTemplateData.LONGEST_NAME || digestLength > LegacyTemplateData.LONGEST_DIGEST) {
            failedField = nameLength > LegacyTemplateData.LONGEST_NAME ? 1 : 0;
            encoder.reason = "is longer than the template allows";
            return false;
        }
        legacyData.set(encoder.data(), 0, digestLength, digestLength, nameLength);
        return true;
    }

    private int combinations(Template read) {
        int combinations = 1;
        for (int i = 0; i < read.fields().size() && combinations < MOST_COMBINATIONS; i++) {
            combinations *= encoder.choices(read.fields().get(i), fields.start(i), fields.end(i));
        }
        return Math.min(combinations, MOST_COMBINATIONS);
    }
}
