package main;

import answers.Answer;

public class Start {
    public static void main(String[] args) {
        System.out.println(new Answer.Found(6 * 7).value());
    }
}
