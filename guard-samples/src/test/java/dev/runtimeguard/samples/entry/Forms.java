package dev.runtimeguard.samples.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A handler of every form the runtime takes, none of which knows the guard. */
public final class Forms {

    private Forms() {}

    /** An event and a response with what makes serialisation interesting. */
    public static final class Order {
        private String customerName;
        private int amount;
        private Double price;
        private List<String> tags;
        private Map<String, Order> related;
        private boolean paid;

        public String getCustomerName() {
            return customerName;
        }

        public void setCustomerName(String value) {
            customerName = value;
        }

        public int getAmount() {
            return amount;
        }

        public void setAmount(int value) {
            amount = value;
        }

        public Double getPrice() {
            return price;
        }

        public void setPrice(Double value) {
            price = value;
        }

        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> value) {
            tags = value;
        }

        public Map<String, Order> getRelated() {
            return related;
        }

        public void setRelated(Map<String, Order> value) {
            related = value;
        }

        public boolean isPaid() {
            return paid;
        }

        public void setPaid(boolean value) {
            paid = value;
        }
    }

    public static final class PojoRequests implements RequestHandler<Order, Order> {
        @Override
        public Order handleRequest(Order order, Context context) {
            order.setAmount(order.getAmount() + 1);
            return order;
        }
    }

    /** Concrete two levels up, where the types also change places. */
    public abstract static class Swapping<O, I> implements RequestHandler<I, O> {
        @Override
        public O handleRequest(I event, Context context) {
            return work(event);
        }

        abstract O work(I event);
    }

    public abstract static class Listing<T> extends Swapping<List<String>, T> {}

    public static final class InheritedTypes extends Listing<Order> {
        @Override
        List<String> work(Order order) {
            return List.of(order.getCustomerName(), order.getClass().getSimpleName());
        }
    }

    /** Known to the runtime by its bound alone. */
    public static class Bounded<T extends Order> implements RequestHandler<T, String> {
        @Override
        public String handleRequest(T order, Context context) {
            return order.getCustomerName();
        }
    }

    public static final class VoidRequests implements RequestHandler<Map<String, Object>, Void> {
        @Override
        public Void handleRequest(Map<String, Object> event, Context context) {
            System.out.println("void " + new TreeMap<>(event));
            return null;
        }
    }

    public static final class Bytes implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            output.write(reversed(input));
        }
    }

    /** The runtime prefers streams. */
    public static final class Both implements RequestHandler<String, String>, RequestStreamHandler {
        @Override
        public String handleRequest(String event, Context context) {
            return "object";
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            output.write("\"stream\"".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Methods of all kinds of parameters. */
    public static class Methods extends Inherited<Order> {
        public Order pojo(Order order) {
            order.setPaid(true);
            return order;
        }

        public Order pojoAndContext(Order order, Context context) {
            order.setCustomerName(context.getFunctionName());
            return order;
        }

        public static String staticMethod(String event, Context context) {
            return event + " for " + context.getFunctionName();
        }

        public String nothing() {
            return "nothing taken";
        }

        public String contextOnly(Context context) {
            return context.getFunctionName() + " " + context.getMemoryLimitInMB();
        }

        public void voidMethod(Order order) {
            System.out.println("void " + order.getCustomerName());
        }

        public int primitives(int number) {
            return number * 2;
        }

        public boolean booleans(boolean value) {
            return !value;
        }

        public Double boxed(Double number) {
            return number == null ? null : number / 2;
        }

        public List<Order> lists(List<Order> orders) {
            orders.get(0).setAmount(7);
            return orders;
        }

        public Map<String, Order> maps(Map<String, Order> orders) {
            orders.values().forEach(order -> order.setAmount(8));
            return orders;
        }

        public Object objects(Object event) {
            return event == null ? "null" : event.getClass().getSimpleName() + event;
        }

        public void streams(InputStream input, OutputStream output) throws IOException {
            output.write(reversed(input));
        }

        public void streamsAndContext(InputStream input, OutputStream output, Context context) throws IOException {
            output.write(reversed(input));
            output.write(context.getFunctionName().getBytes(StandardCharsets.UTF_8));
        }

        public void inputOnly(InputStream input) throws IOException {
            System.out.println(new String(reversed(input), StandardCharsets.UTF_8));
        }

        public void inputAndContext(InputStream input, Context context) throws IOException {
            System.out.println(context.getFunctionName() + input.readAllBytes().length);
        }

        public void outputOnly(OutputStream output) throws IOException {
            output.write("[1]".getBytes(StandardCharsets.UTF_8));
        }

        public void outputAndContext(OutputStream output, Context context) throws IOException {
            output.write(context.getFunctionName().getBytes(StandardCharsets.UTF_8));
        }

        /** Passed over by the runtime for the one with a context. */
        public String overloaded(Order order) {
            return "order";
        }

        public String overloaded(String event, Context context) {
            return "text and context";
        }

        public String overloaded(String event, String other, Context context) {
            return "three that cannot be supplied";
        }
    }

    /** The event's type is a type variable here, which the runtime does not see through in methods. */
    public static class Inherited<T> {
        public String inherited(T event) {
            return ((Object) event).getClass().getSimpleName();
        }
    }

    private static byte[] reversed(InputStream input) throws IOException {
        byte[] bytes = input.readAllBytes();
        for (int i = 0; i < bytes.length / 2; i++) {
            byte kept = bytes[i];
            bytes[i] = bytes[bytes.length - 1 - i];
            bytes[bytes.length - 1 - i] = kept;
        }
        return bytes;
    }
}
