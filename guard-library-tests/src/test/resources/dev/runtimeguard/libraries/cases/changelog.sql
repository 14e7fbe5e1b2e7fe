--liquibase formatted sql
--changeset shop:1
create table item (id int primary key);
