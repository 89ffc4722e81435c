package wick.observable;

/// What a prediction takes for granted.
public enum Assumption {
    GAUSSIAN_WEIGHTS("weights and biases are independent and Gaussian"),
    INDEPENDENT_WEIGHTS("weights and biases are independent with finite variance"),
    INFINITE_WIDTH("every hidden layer is infinitely wide"),
    FIRST_ORDER_IN_WIDTH("terms beyond the first order in depth/width are dropped"),
    SECOND_ORDER_IN_WIDTH("terms beyond the second order in depth/width are dropped"),
    ANY_WIDTH("holds at every width"),
    WEAK_WEIGHTS("terms beyond the second order in the weight variance are dropped"),
    SQUARED_LOSS("the loss is half the sum of squares over points and outputs"),
    FULL_BATCH("plain gradient descent on all points at once"),
    FROZEN_KERNEL("the neural tangent kernel does not move during training"),
    GAUSSIAN_FEATURES("the kernel's eigenfunctions behave like independent Gaussian variables"),
    GAUSSIAN_INPUTS("inputs are independent and standard normal"),
    GENERAL_POSITION("points are in general position: any N of them are linearly independent"),
    NEAR_FIXED_POINT("the variance is at its fixed point and the correlation close to its own");

    private final String statement;

    Assumption(String statement) {
        this.statement = statement;
    }

    public String statement() {
        return statement;
    }
}
