package dev.runtimeguard.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** The SLF4J provider of these tests: keeps what goes to the guard's logger and drops everything else. */
public final class RecordingSlf4j implements SLF4JServiceProvider {

    private static final List<Event> EVENTS = new CopyOnWriteArrayList<>();
    private static final AtomicReference<Throwable> FAILURE = new AtomicReference<>();
    private static final AtomicReference<Runnable> FIRST = new AtomicReference<>();

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new NOPMDCAdapter();

    record Event(Level level, String line) {}

    static List<Event> events() {
        return EVENTS;
    }

    /** From now on the guard's logger throws {@code thrown}; null for no longer. */
    static void failWith(Throwable thrown) {
        FAILURE.set(thrown);
    }

    /** The next line that is written waits until {@code work} has run; null for no longer. */
    static void beforeTheNext(Runnable work) {
        FIRST.set(work);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return GuardLogger::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}

    private static final class GuardLogger extends LegacyAbstractLogger {

        GuardLogger(String name) {
            this.name = name;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String pattern, Object[] arguments, Throwable throwable) {
            if (!name.startsWith("dev.runtimeguard")) {
                return;
            }
            Runnable first = FIRST.getAndSet(null);
            if (first != null) {
                first.run();
            }
            Throwable failure = FAILURE.get();
            if (failure != null) {
                throw Sneaky.raise(failure);
            }
            EVENTS.add(new Event(level, MessageFormatter.basicArrayFormat(pattern, arguments)));
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
