package dev.imatool.appraise.keylime;

import dev.imatool.appraise.keylime.PythonExpression.Validity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Writes an expression of Python anew for {@code java.util.regex}, character by character (rules of {@code re._parser}, 3.11). */
final class PythonTranslation {
    private static final int MOST_NESTED = 200;

    private final ExpressionText in;
    private final StringBuilder out = new StringBuilder();
    private final PythonEscapes escapes;
    private final Map<String, Integer> names = new HashMap<>();
    private final Set<Integer> closed = new HashSet<>();
    private final Deque<Group> open = new ArrayDeque<>();
    private int groups;
    private int lookBehind;

    /** What the last thing was: only some can be repeated. */
    private Item last = Item.NOTHING;

    private enum Item {
        NOTHING,
        ANCHOR,
        REPEATABLE,
        REPEATED
    }

    /** A group that is open. */
    private record Group(int number, boolean lookBehind, boolean assertion) {}

    PythonTranslation(String expression) {
        this.in = new ExpressionText(expression);
        this.escapes = new PythonEscapes(in);
    }

    /** Why an expression is not translated. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Validity validity;

        Refused(Validity validity) {
            super(validity.name(), null, false, false);
            this.validity = validity;
        }

        Validity validity() {
            return validity;
        }
    }

    static Refused invalid() {
        return new Refused(Validity.INVALID);
    }

    static Refused notCompared() {
        return new Refused(Validity.NOT_COMPARED);
    }

    /**
     * The expression for Java.
     *
     * @throws Refused where Python refuses it, or it is beyond this
     */
    String translated() {
        while (in.more()) {
            char c = in.next();
            switch (c) {
                case '(' -> group();
                case ')' -> close();
                case '|' -> {
                    inLookBehind();
                    out.append('|');
                    last = Item.NOTHING;
                }
                case '^', '$' -> {
                    out.append(c);
                    last = Item.ANCHOR;
                }
                case '.' -> item(".");
                case '[' -> item(new PythonClass(in, escapes).translated());
                case '\\' -> escape();
                case '*', '+', '?' -> repeat(String.valueOf(c));
                case '{' -> braces();
                default -> item(PythonEscapes.literal(c));
            }
        }
        if (!open.isEmpty()) {
            throw invalid();
        }
        return out.toString();
    }

    private void item(String text) {
        out.append(text);
        last = Item.REPEATABLE;
    }

    private void escape() {
        if (!in.more()) {
            throw invalid();
        }
        char c = in.peek();
        if (c >= '1' && c <= '9') {
            backReference();
            return;
        }
        String anchor = PythonEscapes.anchor(c);
        if (anchor.isEmpty()) {
            item(escapes.outside());
        } else {
            in.next();
            out.append(anchor);
            last = Item.ANCHOR;
        }
    }

    /** One or two digits name a group, three octal ones a character. */
    private void backReference() {
        String digits = in.ahead(3);
        if (digits.matches("[0-7]{3}")) {
            int value = Integer.parseInt(digits, 8);
            if (value > 0xff) {
                throw invalid();
            }
            in.skip(3);
            item(PythonEscapes.literal((char) value));
            return;
        }
        int number = in.next() - '0';
        if (in.more() && in.peek() >= '0' && in.peek() <= '9') {
            number = number * 10 + in.next() - '0';
        }
        if (!closed.contains(number)) {
            throw invalid();
        }
        inLookBehind();
        item("(?:\\" + number + ")");
    }

    private void group() {
        if (open.size() >= MOST_NESTED) {
            throw notCompared();
        }
        if (!in.take("?")) {
            capture("(");
            return;
        }
        if (in.take("P<")) {
            String name = in.until('>');
            if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]*") || names.putIfAbsent(name, groups + 1) != null) {
                throw invalid();
            }
            capture("(");
        } else if (in.take("P=")) {
            Integer number = names.get(in.until(')'));
            if (number == null || !closed.contains(number)) {
                throw invalid();
            }
            inLookBehind();
            item("(?:\\" + number + ")");
        } else if (in.take("#")) {
            in.until(')');
        } else if (in.take("<=") || in.take("<!")) {
            lookBehind++;
            open("(?<" + in.before(), new Group(0, true, true));
        } else if (in.take("=") || in.take("!")) {
            open("(?" + in.before(), new Group(0, false, true));
        } else if (in.take(":") || in.take(">")) {
            open("(?" + in.before(), new Group(0, false, false));
        } else if (in.take("(")) {
            throw notCompared();
        } else {
            flags();
        }
    }

    /** Flags for a group; those for the whole expression must stand first, and in a list of excludes a bracket does. */
    private void flags() {
        StringBuilder flags = new StringBuilder();
        while (in.more() && "aiLmsux-".indexOf(in.peek()) >= 0) {
            flags.append(in.next());
        }
        String text = flags.toString();
        if (!in.take(":") || !text.matches("[aimsux]*(?:-[imsx]+)?") || text.isEmpty()) {
            throw invalid();
        }
        if (text.indexOf('x') >= 0 || text.indexOf('a') >= 0) {
            throw notCompared();
        }
        String forJava = text.replace("u", "");
        open(forJava.isEmpty() ? "(?:" : "(?" + forJava + ":", new Group(0, false, false));
    }

    private void capture(String bracket) {
        groups++;
        open(bracket, new Group(groups, false, false));
    }

    private void open(String bracket, Group group) {
        out.append(bracket);
        open.push(group);
        last = Item.NOTHING;
    }

    private void close() {
        if (open.isEmpty()) {
            throw invalid();
        }
        Group group = open.pop();
        if (group.number > 0) {
            closed.add(group.number);
        }
        if (group.lookBehind) {
            lookBehind--;
        }
        item(")");
    }

    private void braces() {
        String inside = in.bracesAhead();
        if (inside.isEmpty()) {
            item("\\{");
            return;
        }
        in.skip(inside.length() + 1);
        String[] ends = inside.split(",", -1);
        String least = ends[0].isEmpty() ? "0" : ends[0];
        String most = ends.length > 1 ? ends[1] : least;
        if (least.length() > 9 || most.length() > 9) {
            throw notCompared();
        }
        if (!most.isEmpty() && Integer.parseInt(most) < Integer.parseInt(least)) {
            throw invalid();
        }
        repeat("{" + least + (ends.length > 1 ? "," + most : "") + "}");
    }

    private void repeat(String quantifier) {
        if (last != Item.REPEATABLE) {
            throw invalid();
        }
        inLookBehind();
        out.append(quantifier);
        if (in.take("?") || in.take("+")) {
            out.append(in.before());
        }
        last = Item.REPEATED;
    }

    /** Python wants one length there, which is not computed here. */
    private void inLookBehind() {
        if (lookBehind > 0) {
            throw notCompared();
        }
    }
}
