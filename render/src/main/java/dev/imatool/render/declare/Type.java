package dev.imatool.render.declare;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.render.tree.TreeSink;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What kind of value a field has: how it is written, and what a schema says about it. */
public sealed interface Type<V> permits Shape, Type.Scalar, Type.ListOf, Type.Whole {
    /** Text from an input, escaped before it is written ({@link Printable}). */
    Type<String> TEXT = Scalar.ofText("string", Printable::ofText);

    /** Text that imatool made, or that was escaped already. */
    Type<String> WORDS = Scalar.ofText("string", text -> text);

    /** Bytes, in lower-case hex. */
    Type<ByteString> HEX = new Scalar<>(
            "string",
            List.of(),
            Optional.of("^([0-9a-f]{2})*$"),
            OptionalLong.empty(),
            (bytes, sink) -> sink.text(bytes.hex()));

    /** How many; from 0. */
    Type<Long> COUNT = Scalar.ofNumber(OptionalLong.of(0));

    /** Number of an entry, a line or the like; from 1. */
    Type<Long> ORDINAL = Scalar.ofNumber(OptionalLong.of(1));

    /** Any whole number. */
    Type<Long> NUMBER = Scalar.ofNumber(OptionalLong.empty());

    /** A number of 64 bits without a sign, as a TPM counts its clock. */
    Type<BigInteger> UNSIGNED = new Scalar<>(
            "integer", List.of(), Optional.empty(), OptionalLong.of(0), (number, sink) -> sink.number(number));

    /** A number with decimals, from 0. */
    Type<BigDecimal> DECIMAL = new Scalar<>(
            "number", List.of(), Optional.empty(), OptionalLong.of(0), (number, sink) -> sink.number(number));

    /** True or false. */
    Type<Boolean> FLAG =
            new Scalar<>("boolean", List.of(), Optional.empty(), OptionalLong.empty(), (flag, sink) -> sink.flag(flag));

    /** Writes a value of this type. */
    void write(V value, TreeSink sink) throws IOException;

    /** One of {@code words}. */
    static Type<String> choice(List<String> words) {
        return new Scalar<>(
                "string", List.copyOf(words), Optional.empty(), OptionalLong.empty(), (word, sink) -> sink.text(word));
    }

    /** One of the constants of an enum, as {@code word} names them in documents. */
    static <E extends Enum<E>> Type<E> choice(Class<E> constants, Function<E, String> word) {
        List<String> words =
                List.of(constants.getEnumConstants()).stream().map(word).toList();
        return new Scalar<>(
                "string", words, Optional.empty(), OptionalLong.empty(), (value, sink) -> sink.text(word.apply(value)));
    }

    /** One of the constants of an enum, in lower case. */
    static <E extends Enum<E>> Type<E> choice(Class<E> constants) {
        return choice(constants, constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    /** Text in a form that {@code pattern}, a regular expression of ECMA-262, describes. */
    static Type<String> pattern(String pattern) {
        return new Scalar<>(
                "string",
                List.of(),
                Optional.of(pattern),
                OptionalLong.empty(),
                (text, sink) -> sink.text(Printable.ofText(text)));
    }

    /** A list of values within a list; fields that are lists are declared as {@link Fields#list}. */
    static <V> Type<List<V>> listOf(Type<V> item) {
        return new ListOf<>(item);
    }

    /** A document of another command, as a part. */
    static <V> Type<V> whole(Document<V> document) {
        return new Whole<>(document);
    }

    /** Writes a single value. */
    @FunctionalInterface
    interface ScalarWriter<V> {
        void write(V value, TreeSink sink) throws IOException;
    }

    /**
     * A single value.
     *
     * @param json its type in JSON Schema
     * @param choices all values that it can have; empty where they are not listed
     * @param pattern of its text, where there is one
     * @param minimum the least number, where there is one
     * @param writer writes it
     */
    record Scalar<V>(
            String json, List<String> choices, Optional<String> pattern, OptionalLong minimum, ScalarWriter<V> writer)
            implements Type<V> {
        static Scalar<String> ofText(String json, Function<String, String> safe) {
            return new Scalar<>(
                    json,
                    List.of(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    (text, sink) -> sink.text(safe.apply(text)));
        }

        static Scalar<Long> ofNumber(OptionalLong minimum) {
            return new Scalar<>("integer", List.of(), Optional.empty(), minimum, (number, sink) -> sink.number(number));
        }

        @Override
        public void write(V value, TreeSink sink) throws IOException {
            writer.write(value, sink);
        }
    }

    /**
     * A list of values.
     *
     * @param item type of each
     */
    record ListOf<V>(Type<V> item) implements Type<List<V>> {
        @Override
        public void write(List<V> values, TreeSink sink) throws IOException {
            sink.beginList();
            for (V value : values) {
                item.write(value, sink);
            }
            sink.endList();
        }
    }

    /**
     * A document that a document holds: schema and documentation of the outer one name it.
     *
     * @param document of another command
     */
    record Whole<V>(Document<V> document) implements Type<V> {
        @Override
        public void write(V value, TreeSink sink) throws IOException {
            document.shape().write(value, sink);
        }
    }
}
