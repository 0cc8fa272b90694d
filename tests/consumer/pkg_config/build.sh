g++ -std=c++20 -O2 -march=native main.cpp -o consumer $(pkg-config --cflags hinge)
