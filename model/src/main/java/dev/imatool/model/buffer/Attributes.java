package dev.imatool.model.buffer;

import dev.imatool.model.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Attributes that stand together, in their order: all that is between two {@code ;} of a text.
 *
 * @param all every one, repeated names included
 */
public record Attributes(List<Attribute> all) {
    private static final int MOST_DIGITS = 18;

    public Attributes {
        all = List.copyOf(all);
    }

    /** The value of the first attribute of that name. */
    public Optional<ByteString> value(String name) {
        return all.stream()
                .filter(attribute -> attribute.named(name))
                .findFirst()
                .flatMap(Attribute::value);
    }

    /** True when attributes of that name contradict each other, so that none can be believed. */
    public boolean contradictory(String name) {
        return all.stream()
                        .filter(attribute -> attribute.named(name))
                        .map(Attribute::value)
                        .distinct()
                        .count()
                > 1;
    }

    /** The same as a number, where it is one in decimal and below 10^18. */
    public OptionalLong number(String name) {
        return value(name).map(Attributes::decimal).orElse(OptionalLong.empty());
    }

    /** True when the first attribute is of that name. */
    public boolean beginWith(String name) {
        return !all.isEmpty() && all.get(0).named(name);
    }

    /** True when a name comes twice, which no kernel writes. */
    public boolean repeating() {
        Set<ByteString> names = new HashSet<>();
        return !all.stream().map(Attribute::name).allMatch(names::add);
    }

    private static OptionalLong decimal(ByteString digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.at(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalLong.empty();
            }
            number = number * 10 + digit;
        }
        return OptionalLong.of(number);
    }
}
