package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.File;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.LockableServiceSupport;

/** An embedded broker with its default data directory, activemq-data, takes and gives a message. */
public final class ActiveMqCase {

    private ActiveMqCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        BrokerService broker = new BrokerService();
        broker.setUseJmx(false);
        // It would wait for ever for the lock file that it cannot make.
        ((LockableServiceSupport) broker.getPersistenceAdapter()).getLocker().setFailIfLocked(true);
        broker.start();
        try (Connection connection = new ActiveMQConnectionFactory("vm://localhost?create=false").createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            Queue queue = session.createQueue("orders");
            session.createProducer(queue).send(session.createTextMessage("lamp"));
            MessageConsumer consumer = session.createConsumer(queue);
            equal("lamp", ((TextMessage) consumer.receive(10_000)).getText());
        } finally {
            broker.stop();
        }
        equal(true, new File("activemq-data/localhost/KahaDB/db.data").isFile());
    }
}
