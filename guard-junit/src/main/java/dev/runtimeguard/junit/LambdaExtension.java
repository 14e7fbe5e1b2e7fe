package dev.runtimeguard.junit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.runtimeguard.fs.TestAgent;
import dev.runtimeguard.report.Report;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs tests as Lambda would run the function; {@link LambdaTest} says what that means. With settings made in code:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LambdaExtension LAMBDA = LambdaExtension.builder()
 *         .tmpSizeMb(1024)
 *         .environment("TABLE", "orders-test")
 *         .build();
 * }</pre>
 *
 * A static field covers the construction of the test class too, another one the test methods alone. Where tests run in
 * parallel the class has to be {@link org.junit.jupiter.api.parallel.Isolated}.
 */
public final class LambdaExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                InvocationInterceptor,
                ParameterResolver {

    /** Null to go by the annotation. */
    private final Settings settings;

    private final ExtensionContext.Namespace namespace =
            ExtensionContext.Namespace.create(LambdaExtension.class, new Object());

    /** An extension with the settings of {@link LambdaTest}, or its defaults where that is not present. */
    public LambdaExtension() {
        this(null);
    }

    LambdaExtension(Settings settings) {
        this.settings = settings;
    }

    /** A builder with the defaults of {@link LambdaTest}. */
    public static LambdaExtensionBuilder builder() {
        return new LambdaExtensionBuilder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sessionOf(context);
    }

    /** With {@code Lifecycle.PER_CLASS} this comes before {@link #beforeAll}. */
    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        if (context.getTestMethod().isPresent() || settingsOn(context).isEmpty()) {
            return invocation.proceed();
        }
        Session session = sessionOf(context);
        session.begin();
        T instance;
        try {
            instance = invocation.proceed();
        } catch (Throwable failure) {
            TestAgent.Seen seen = session.end();
            if (seen != null && !seen.refused().isEmpty()) {
                failure.addSuppressed(
                        new LambdaFailure(seen.refused(), session.config().redact()));
            }
            if (context.getTestInstanceLifecycle()
                    .filter(Lifecycle.PER_CLASS::equals)
                    .isPresent()) {
                // There will be no afterAll.
                afterAll(context);
            }
            throw failure;
        }
        TestAgent.Seen seen = session.end();
        if (seen != null) {
            // Behind those of the class that this one is nested in.
            List<Report> refused = new ArrayList<>(takeAtInit(context));
            refused.addAll(seen.refused());
            store(context).put(AtInit.class, new AtInit(refused));
        }
        return instance;
    }

    /** What was refused while the classes of the next test were constructed. */
    private record AtInit(List<Report> refused) {}

    private List<Report> takeAtInit(ExtensionContext context) {
        AtInit atInit = store(context).get(AtInit.class, AtInit.class);
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            store(at.get()).remove(AtInit.class);
        }
        return atInit == null ? List.of() : atInit.refused();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Settings own = settingsOf(context);
        Session session = store(context).get(Session.class, Session.class);
        if (session == null || !session.settings().equals(own)) {
            session = Session.open(own);
            store(context).put(OwnSession.class, new OwnSession(session));
        }
        store(context).put(Trial.class, new Trial(session, takeAtInit(context)));
    }

    /** One of a single test. */
    private record OwnSession(Session session) {}

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        trial(context).begin();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        trial(context).end(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        OwnSession own = store(context).remove(OwnSession.class, OwnSession.class);
        if (own != null) {
            own.session().close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Session session = store(context).remove(Session.class, Session.class);
        if (session != null) {
            session.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return store(context).get(Trial.class) != null
                && (type == Context.class || type == LambdaLogger.class || type == LambdaRun.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Trial trial = trial(context);
        if (type == Context.class) {
            return trial.context();
        }
        return type == LambdaLogger.class ? trial.context().getLogger() : trial;
    }

    private Trial trial(ExtensionContext context) {
        return store(context).get(Trial.class, Trial.class);
    }

    private ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(namespace);
    }

    /** The session of the class, opened now when it is not yet. */
    private Session sessionOf(ExtensionContext context) {
        Settings own = settingsOf(context);
        Session session = store(context).get(Session.class, Session.class);
        if (session == null || !session.settings().equals(own)) {
            session = Session.open(own);
            store(context).put(Session.class, session);
        }
        return session;
    }

    private Settings settingsOf(ExtensionContext context) {
        return settingsOn(context).orElseGet(() -> builder().settings());
    }

    /** Of the innermost class or method that says some. */
    private Optional<Settings> settingsOn(ExtensionContext context) {
        if (settings != null) {
            return Optional.of(settings);
        }
        try {
            return annotation(context).map(Settings::of);
        } catch (IllegalArgumentException wrong) {
            throw new ExtensionConfigurationException("@LambdaTest: " + wrong.getMessage(), wrong);
        }
    }

    private static Optional<LambdaTest> annotation(ExtensionContext context) {
        Optional<LambdaTest> here = AnnotationSupport.findAnnotation(context.getElement(), LambdaTest.class);
        return here.isPresent() ? here : context.getParent().flatMap(LambdaExtension::annotation);
    }
}
