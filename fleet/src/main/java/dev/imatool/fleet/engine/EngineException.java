package dev.imatool.fleet.engine;

import java.io.IOException;

/** A query that an engine does not answer; the message is the engine's own. */
public final class EngineException extends IOException {
    /** @param message what the text is not */
    public EngineException(String message) {
        super(message);
    }

    /** @param message of the engine */
    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
