// expect: f.derivative|does not satisfy 'activation'
#include <vector>

#include <hinge/hinge.hpp>
int main() {
    std::vector<float> x(4);
    hinge::forward([](float v) { return v; }, x, x);
}
