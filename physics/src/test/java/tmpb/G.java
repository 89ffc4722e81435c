package tmpb;
import wick.numeric.matrix.*;
public class G {
  static long cpu(){ return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(); }
  public static void main(String[] a){
    for (int d : new int[]{784,64}) {
    int n=1024; Matrix x=Matrix.zeros(n,d); java.util.Random r=new java.util.Random(1); for(int i=0;i<n*d;i++) x.entries()[i]=r.nextGaussian();
    int[][] cells={{128,128},{128,256},{256,256},{128,512},{256,512},{512,512},{1024,1024}};
    for(int rep=0;rep<3;rep++) for(int[] c:cells){
      Matrix buf=Matrix.zeros(c[0],c[1]); long best=Long.MAX_VALUE;
      for(int q=0;q<6;q++){ long t=cpu();
        for(int i=0;i<n;i+=c[0]) for(int j=0;j<n;j+=c[1]) Products.timesTransposedInto(new Products.Rows(x,i,c[0]),new Products.Rows(x,j,c[1]),buf);
        best=Math.min(best,cpu()-t);} 
      if(rep==2) System.out.printf("d=%d cell %dx%d: %.2f ms cpu  %.1f Gflop/s%n",d,c[0],c[1],best*1e-6,2.0*n*n*d/best);
    } }
  }
}
