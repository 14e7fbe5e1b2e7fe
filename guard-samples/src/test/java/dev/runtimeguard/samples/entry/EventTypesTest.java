package dev.runtimeguard.samples.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of aws-lambda-java-events, echoed by a function: the same bytes with the guard as without it. */
class EventTypesTest {

    private static final String EVENTS = "com/amazonaws/services/lambda/runtime/events/";
    private static final String SUFFIX = ".class";
    private static final int TRIED = 13;

    /** The first is abstract; the others have getters that fail on an object made by setters alone. */
    private static final Set<String> NOT_ECHOED = Set.of(
            "CognitoUserPoolEvent", "IamPolicyResponse", "IamPolicyResponseV1", "APIGatewayV2CustomAuthorizerEvent");

    static Stream<Method> echoes() {
        return Stream.of(EventEchoes.class.getDeclaredMethods()).filter(method -> !method.isSynthetic());
    }

    /** All of them by the profile fuzz, else some from all over the alphabet: each takes two processes. */
    static Stream<Method> echoesTried() {
        List<Method> all =
                echoes().sorted(Comparator.comparing(Method::getName)).toList();
        int tried = Integer.getInteger("fuzz.rounds", 0) > 100_000 ? all.size() : TRIED;
        return IntStream.range(0, tried).mapToObj(i -> all.get(i * all.size() / tried));
    }

    @Test
    void leavesNoTypeOut() throws Exception {
        try (JarFile events = new JarFile(LambdaClassPath.entryOf(S3Event.class).toFile())) {
            List<String> types = events.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(EVENTS) && name.endsWith(SUFFIX))
                    .map(name -> name.substring(EVENTS.length(), name.length() - SUFFIX.length()))
                    .filter(name -> !name.contains("/") && !name.contains("$") && !NOT_ECHOED.contains(name))
                    .toList();

            assertThat(echoes().map(method -> method.getReturnType().getSimpleName()))
                    .hasSizeGreaterThan(25)
                    .containsAll(types);
        }
    }

    @ParameterizedTest
    @MethodSource("echoesTried")
    void answersAsWithoutTheGuard(Method echo) throws Exception {
        String handler = EventEchoes.class.getName() + "::" + echo.getName();
        byte[] event = json(echo.getReturnType());
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<InvocationResult> unguarded = other.submit(invoking(EntryPoint.unguarded(handler)::start, event));
            InvocationResult actual =
                    invoking(EntryPoint.guarded(handler)::start, event).call();
            InvocationResult expected = unguarded.get();

            assertThat(actual.payloadText()).isEqualTo(expected.payloadText());
            assertThat(actual.outcome()).isEqualTo(expected.outcome());
            assertThat(expected.succeeded()).as(expected.payloadText()).isTrue();
            assertThat(expected.payload()).as("a full event").hasSizeGreaterThan(event.length / 2);
        } finally {
            other.shutdownNow();
        }
    }

    private static Callable<InvocationResult> invoking(Callable<LocalLambda> starting, byte[] event) {
        return () -> {
            try (LocalLambda lambda = starting.call()) {
                return lambda.invoke(event);
            }
        };
    }

    /** The event as AWS would send it: in the runtime's own notation of the type. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static byte[] json(Class<?> type) {
        PojoSerializer serializer = LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        serializer.toJson(Events.of(type), json);
        return json.toByteArray();
    }
}
