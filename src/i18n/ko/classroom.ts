/** The texts of sharing, presenting and class results in Korean; loaded with what shows them. */
export const classroom = {};
