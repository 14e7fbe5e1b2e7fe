package dev.runtimeguard.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandlerTypesTest {

    abstract static class Direct implements RequestHandler<Map<String, Integer>, String> {}

    abstract static class Base<O, I> implements RequestHandler<I, O> {}

    abstract static class Middle<X> extends Base<List<X>, X> {}

    abstract static class Concrete extends Middle<Integer> {}

    interface Marker {}

    abstract static class BehindAnInterface extends Concrete implements Marker {}

    abstract static class Bounded<T extends Number> implements RequestHandler<T, String> {}

    abstract static class Unbounded<T> implements RequestHandler<T, String> {}

    @SuppressWarnings("rawtypes")
    abstract static class Raw implements RequestHandler {}

    interface OneArgument<T> extends RequestHandler<T, String> {}

    abstract static class ByOneArgument implements OneArgument<Integer> {}

    abstract static class ByPlainInterface implements Plain {}

    interface Plain extends RequestHandler<Integer, Long> {
        @Override
        default Long handleRequest(Integer event, Context context) {
            return 0L;
        }
    }

    @Test
    void readsThemWhereTheyStand() {
        assertThat(HandlerTypes.of(Direct.class).orElseThrow())
                .extracting(Object::toString)
                .containsExactly("java.util.Map<java.lang.String, java.lang.Integer>", "class java.lang.String");
        assertThat(HandlerTypes.of(ByPlainInterface.class).orElseThrow()).containsExactly(Integer.class, Long.class);
    }

    @Test
    void followsTypeVariablesDownTheHierarchy() {
        assertThat(HandlerTypes.of(Concrete.class).orElseThrow()[0]).isEqualTo(Integer.class);
        assertThat(HandlerTypes.of(BehindAnInterface.class).orElseThrow()[0]).isEqualTo(Integer.class);
    }

    @Test
    void leavesVariablesInsideOtherTypesAsTheRuntimeDoes() {
        assertThat(HandlerTypes.of(Concrete.class).orElseThrow()[1]).hasToString("java.util.List<X>");
    }

    @Test
    void takesAVariableWithABoundOnly() {
        assertThat(HandlerTypes.of(Bounded.class)).isPresent();
        assertThat(HandlerTypes.of(Unbounded.class)).isEmpty();
    }

    @Test
    void refusesWhatTheRuntimeRefuses() {
        assertThat(HandlerTypes.of(Raw.class)).isEmpty();
        assertThat(HandlerTypes.of(ByOneArgument.class)).isEmpty();
    }
}
